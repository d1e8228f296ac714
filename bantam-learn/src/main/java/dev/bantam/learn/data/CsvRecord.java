package dev.bantam.learn.data;

/**
 * One record of a CSV text.
 *
 * @param line the line on which it begins, from 1
 * @param cells its values in their order
 */
record CsvRecord(long line, String[] cells) {}
