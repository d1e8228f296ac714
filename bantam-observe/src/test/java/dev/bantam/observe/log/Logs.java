package dev.bantam.observe.log;

import dev.bantam.core.Trace;
import dev.bantam.core.Trace.Reply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Logs read in one go.
 *
 * @param summary what was counted
 */
record Logs(LogSummary summary, List<Trace> traces, List<BadLine> bad) {

  /** Reads a text in which apostrophes stand for quotation marks. */
  static Logs of(String text) {
    return of(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  static Logs of(byte[] bytes) {
    List<Trace> traces = new ArrayList<>();
    List<BadLine> bad = new ArrayList<>();
    LogSummary summary =
        LogReader.read(new ByteArrayInputStream(bytes), "log", traces::add, bad::add);
    return new Logs(summary, traces, bad);
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Our own line about one question and answer. */
  static String own(String question, String rest) {
    return "{'request':{'model':'m','messages':[{'role':'user','content':'%s'}]},"
            .formatted(question)
        + "'response':{'model':'m-1','choices':[{'message':{'content':'yes'}}],"
        + "'usage':{'prompt_tokens':7,'completion_tokens':1}}"
        + rest
        + "}\n";
  }

  Trace only() {
    if (traces.size() != 1) {
      throw new AssertionError(traces.size() + " traces, bad: " + bad);
    }
    return traces.getFirst();
  }

  /** The text of the last message and the answer. */
  static String told(Trace trace) {
    String reply =
        switch (trace.reply()) {
          case Reply.Answered answered -> answered.text();
          case Reply.Unusable unusable -> "(" + unusable.reason() + ")";
        };
    return trace.call().messages().getLast().text() + " -> " + reply;
  }
}
