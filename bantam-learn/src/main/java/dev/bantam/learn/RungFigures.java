package dev.bantam.learn;

/**
 * What was measured of one rung alone.
 *
 * @param accuracy the share of tune's rows that it answers as the reference does; 0 without rows
 * @param microseconds of a mean answer
 */
record RungFigures(double accuracy, double microseconds) {}
