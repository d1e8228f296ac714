package dev.bantam.loop;

import java.time.Instant;

/**
 * What a person says of a call's answer. It is learned from and answers the very same input from
 * then on; it certifies and audits nothing.
 *
 * @param id the trace's id
 * @param task the task's id
 * @param time when it was given
 * @param source who gave it: the tenant, or empty
 * @param input what varies inside the task
 * @param answer the right answer, as text or JSON
 */
public record Correction(
    String id, String task, Instant time, String source, String input, String answer) {}
