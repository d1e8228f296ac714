/** Labelled text: read from a file, described, its repeats found, its train rows cleaned. */
@NullMarked
package dev.bantam.learn.data;

import org.jspecify.annotations.NullMarked;
