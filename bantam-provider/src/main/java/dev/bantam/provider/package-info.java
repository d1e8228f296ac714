/** Who else can answer: servers of large models behind one thin interface. */
@NullMarked
package dev.bantam.provider;

import org.jspecify.annotations.NullMarked;
