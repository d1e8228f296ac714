package com.example.helpdesk;

import dev.bantam.specialist.AuditSink;
import dev.bantam.specialist.Result;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Keeps the sampled answers until somebody has time to compare them with the teacher's. A real
 * program would send them to a queue or a table, and count the disagreements of the local ones.
 */
final class AuditQueue implements AuditSink {

  private static final int LONGEST = 10_000;

  private record Sampled(String input, Result result) {}

  private final BlockingQueue<Sampled> waiting = new ArrayBlockingQueue<>(LONGEST);

  /** Returns at once: the thread that asked the specialist waits for it. */
  @Override
  public void sampled(String input, Result result) {
    if (!waiting.offer(new Sampled(input, result))) {
      System.err.println("audits: the queue is full; this answer will not be compared");
    }
  }

  /** Where the teacher would be asked; here the questions are only shown. */
  void askTheTeacher() {
    for (Sampled next = waiting.poll(); next != null; next = waiting.poll()) {
      if (next.result().local()) {
        System.err.printf(
            "audit: is '%s' right for: %s%n", next.result().answer().text(), next.input());
      }
    }
  }
}
