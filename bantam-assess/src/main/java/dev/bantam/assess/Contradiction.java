package dev.bantam.assess;

import dev.bantam.core.Answer;

/**
 * A call on which the specialist is sure and the teacher says something else: often the teacher's
 * error, and always worth a look.
 *
 * @param origin where the call was read: a file and a line
 * @param input what was asked
 * @param teacher what the teacher answered
 * @param specialist what the specialist answers
 * @param confidence how sure it is, in [0,1]
 */
public record Contradiction(
    String origin, String input, Answer teacher, Answer specialist, double confidence) {}
