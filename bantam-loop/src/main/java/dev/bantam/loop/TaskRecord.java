package dev.bantam.loop;

import dev.bantam.observe.task.Task;

/**
 * A task as the loop keeps it.
 *
 * @param task what its calls have in common
 * @param name what people call it; at first the task's own name
 * @param life where it stands
 * @param revision how often it was changed, so that of two that change it at once one notices
 */
public record TaskRecord(Task task, String name, Life life, long revision) {}
