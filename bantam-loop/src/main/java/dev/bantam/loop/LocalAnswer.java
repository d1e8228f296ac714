package dev.bantam.loop;

/**
 * What a specialist answered to a call in place of the teacher.
 *
 * @param specialist its number among the task's specialists
 * @param rung the rung that answered
 * @param text the answer as JSON, or a bare value as text
 * @param score the raw score behind it
 * @param confidence the stated probability that the teacher says the same
 */
public record LocalAnswer(
    int specialist, String rung, String text, double score, double confidence) {}
