/**
 * Tasks found among calls: which calls share their instructions, what varies in them, and why a
 * call is of no task. {@link dev.bantam.observe.task.TaskFinder} reads calls and learns the
 * prompts; the {@link dev.bantam.observe.task.Recogniser} that it gives assigns calls to tasks;
 * {@link dev.bantam.observe.task.TaskCensus} counts what was assigned.
 */
@NullMarked
package dev.bantam.observe.task;

import org.jspecify.annotations.NullMarked;
