/** Providers around providers: what is tried again, waited for, sent elsewhere or left out. */
@NullMarked
package dev.bantam.provider.policy;

import org.jspecify.annotations.NullMarked;
