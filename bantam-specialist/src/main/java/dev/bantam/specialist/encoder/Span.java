package dev.bantam.specialist.encoder;

/**
 * One window of one text.
 *
 * @param text which of many texts
 * @param tokens the window's tokens, without special ones
 */
record Span(int text, int[] tokens) {}
