package dev.bantam.cli.demo;

import dev.bantam.core.Usage;
import dev.bantam.observe.wire.WireJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A message to a helpdesk and what a large model made of it.
 *
 * @param text the message
 * @param team who is to answer
 * @param urgent whether today
 * @param latency how long that took
 * @param usage the tokens that it took
 */
record RecordedCall(String text, String team, boolean urgent, Duration latency, Usage usage) {

  private static final String FILE = "calls.jsonl";

  /** All of them, in the order in which they were made; each message once. */
  static List<RecordedCall> all() {
    try (InputStream in = RecordedCall.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the program");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(RecordedCall::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordedCall of(String line) {
    JsonNode json = WireJson.read(line);
    return new RecordedCall(
        json.path("text").stringValue(),
        json.path("answer").path("team").stringValue(),
        json.path("answer").path("urgent").booleanValue(),
        Duration.ofMillis(json.path("ms").longValue()),
        new Usage(json.path("in").longValue(), 0, json.path("out").longValue(), 0));
  }
}
