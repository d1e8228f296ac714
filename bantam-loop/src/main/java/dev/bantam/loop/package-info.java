/**
 * The life of a task: calls are observed, a specialist is learned from them, certified on later
 * calls, promoted, audited, and demoted when the promise no longer holds.
 */
@NullMarked
package dev.bantam.loop;

import org.jspecify.annotations.NullMarked;
