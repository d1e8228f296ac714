package dev.bantam.assess;

/**
 * How long answers took, in milliseconds.
 *
 * @param calls how many were recorded with a latency
 * @param mean of those
 * @param median of those, of a uniform sample where there are many
 */
public record Latency(long calls, double mean, double median) {}
