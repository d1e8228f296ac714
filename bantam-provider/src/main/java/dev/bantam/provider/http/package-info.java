/** Providers behind HTTP/1.1, which the JDK's client speaks for them. */
@NullMarked
package dev.bantam.provider.http;

import org.jspecify.annotations.NullMarked;
