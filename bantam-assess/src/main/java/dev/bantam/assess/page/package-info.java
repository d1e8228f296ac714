/** assess.html: what recorded calls cost, what of them could be local and why, for people. */
@NullMarked
package dev.bantam.assess.page;

import org.jspecify.annotations.NullMarked;
