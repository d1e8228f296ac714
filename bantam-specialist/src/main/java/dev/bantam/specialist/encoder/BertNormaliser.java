package dev.bantam.specialist.encoder;

/**
 * How texts are prepared, as {@code tokenizer.json} says it of a normaliser of type BertNormalizer.
 *
 * @param clean whether control characters are left out
 * @param ideographs whether each ideograph is a word of its own
 * @param stripAccents whether characters lose their marks
 * @param lowercase whether capitals become small letters
 */
record BertNormaliser(boolean clean, boolean ideographs, boolean stripAccents, boolean lowercase) {}
