package dev.bantam.specialist;

import dev.bantam.core.Answer;
import java.util.List;

/**
 * A specialist's best answer to one input, given whether or not it may be trusted.
 *
 * @param answer the likeliest answer
 * @param confidence the probability that the whole of it agrees with the reference, in [0,1];
 *     fitted on held-out rows, for people to read
 * @param score what gates compare: rises with the confidence and still tells answers apart where
 *     that rounds to 1; not a number when no gate may open, because nothing in the input is known
 *     or a value is never answered locally
 * @param rung the rung that gave it
 * @param local whether the gate opened: only then the certificate speaks for this answer, otherwise
 *     ask the teacher
 * @param fields the same field by field, in the order of the schema
 */
public record Result(
    Answer answer,
    double confidence,
    double score,
    String rung,
    boolean local,
    List<FieldResult> fields) {}
