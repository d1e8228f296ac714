/** Providers behind HTTP/1.1, which Apache HttpClient speaks for them. */
@NullMarked
package dev.bantam.provider.http;

import org.jspecify.annotations.NullMarked;
