package dev.bantam.loop;

import java.util.Optional;

/**
 * A labelled call as a specialist learns from it.
 *
 * @param input what varies inside the task
 * @param answer the teacher's, as it stands in the reply; empty when it gave none that can be used
 * @param trainOnly whether it is no picture of the traffic
 * @param weight how much it counts in training
 */
public record LearnRow(String input, Optional<String> answer, boolean trainOnly, float weight) {}
