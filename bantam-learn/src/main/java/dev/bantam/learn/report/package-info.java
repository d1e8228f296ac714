/** report.html: what was learned, how far it may be trusted and why, on one page for people. */
@NullMarked
package dev.bantam.learn.report;

import org.jspecify.annotations.NullMarked;
