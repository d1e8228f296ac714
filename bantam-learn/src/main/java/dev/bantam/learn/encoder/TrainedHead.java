package dev.bantam.learn.encoder;

import dev.bantam.specialist.EncoderHead;

/**
 * A head with what is needed to compare and to distil it.
 *
 * @param kind in words, such as {@code linear, cost 30}
 * @param head learned from all rows
 * @param outOfFold for each row the logits of a head that did not see it
 * @param loss the mean cross-entropy of those
 */
public record TrainedHead(String kind, EncoderHead head, float[][] outOfFold, double loss) {}
