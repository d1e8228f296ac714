package dev.bantam.learn.data;

/**
 * Train rows to learn from.
 *
 * @param rows rows of the dataset, ascending
 * @param weights how much each counts: how often its text came with its answer, at most {@link
 *     Cleaning#HEAVIEST}
 * @param conflictsDropped rows left out because other answers to the same text are more frequent
 * @param duplicatesMerged rows left out because an earlier row stands for them
 */
public record Cleaned(int[] rows, float[] weights, int conflictsDropped, int duplicatesMerged) {}
