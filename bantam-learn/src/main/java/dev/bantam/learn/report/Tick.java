package dev.bantam.learn.report;

/**
 * A labelled place on an axis.
 *
 * @param at the coordinate in the picture
 * @param label what stands beside it
 */
public record Tick(String at, String label) {}
