package dev.bantam.observe.log;

/**
 * What was read from one log.
 *
 * @param format the format of the first recognised line, in words
 * @param lines how many lines there were, the empty ones included
 * @param traces how many calls with what came of them; of a batch, those completed by this log
 * @param bad how many lines were skipped
 */
public record LogSummary(String format, long lines, long traces, long bad) {}
