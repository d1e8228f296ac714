package dev.bantam.gateway.answer;

import dev.bantam.core.Call;
import java.time.Instant;

/**
 * What a person says of a call's answer.
 *
 * @param id the trace's id
 * @param task the task's id
 * @param time when it was said
 * @param source who said it: the tenant, or empty
 * @param call the call
 * @param answer the right answer, as text or JSON
 */
public record Feedback(
    String id, String task, Instant time, String source, Call call, String answer) {}
