package dev.bantam.observe.log;

import dev.bantam.core.Trace;
import dev.bantam.observe.wire.WireException;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import tools.jackson.databind.JsonNode;

/** The reading of one log: its format once known, what was counted, where we are. */
final class LogRun implements Recordings {

  /** How many lines that were not read are kept until the format is known. */
  private static final int UNREAD = 1_000;

  private final String name;
  private final LineFormats formats;
  private final LogJoin join;
  private final Consumer<Trace> traces;
  private final Consumer<BadLine> badLines;

  private Optional<String> format = Optional.empty();
  private final List<BadLine> unread = new ArrayList<>();
  private long lines;
  private long line;
  private long traceCount;
  private long badCount;

  LogRun(
      String name,
      LineFormats formats,
      LogJoin join,
      Consumer<Trace> traces,
      Consumer<BadLine> badLines) {
    this.name = name;
    this.formats = formats;
    this.join = join;
    this.traces = traces;
    this.badLines = badLines;
  }

  void atLine(long number) {
    lines = Math.max(lines, number);
    line = number;
  }

  long lines() {
    return lines;
  }

  boolean recognised() {
    return format.isPresent();
  }

  /** The format is known; if other lines belong to it too, those before are no bad ones. */
  void recognise(String title, boolean otherLines) {
    if (format.isEmpty()) {
      format = Optional.of(title);
      if (!otherLines) {
        unread.forEach(this::tell);
      }
      unread.clear();
    }
  }

  /** An element of a document. */
  void element(JsonNode element, long number) {
    atLine(number);
    line(element);
  }

  @Override
  public void line(JsonNode json) {
    try {
      Optional<LineFormat> fitting = formats.of(json);
      if (fitting.isEmpty()) {
        bad(line, "of none of the known formats");
        return;
      }
      recognise(fitting.get().title(), false);
      fitting.get().read(json, this);
    } catch (WireException e) {
      bad(line, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void accept(Recorded recorded) {
    accept(recorded, line);
  }

  void accept(Recorded recorded, long number) {
    accept(recorded, name + ":" + number);
  }

  private void accept(Recorded recorded, String origin) {
    traceCount++;
    traces.accept(
        new Trace(
            recorded.call(),
            recorded.reply(),
            recorded.usage(),
            recorded.latency(),
            recorded.time(),
            recorded.retry(),
            origin));
  }

  @Override
  public void request(String id, JsonNode json) {
    join.request(id, json, name, line).ifPresent(call -> accept(call.recorded(), call.request()));
  }

  @Override
  public void response(String id, JsonNode json) {
    join.response(id, json, name, line).ifPresent(call -> accept(call.recorded(), call.request()));
  }

  void bad(long number, String reason) {
    BadLine bad = new BadLine(name, number, reason);
    if (format.isPresent() || unread.size() >= UNREAD) {
      tell(bad);
    } else {
      unread.add(bad);
    }
  }

  private void tell(BadLine bad) {
    badCount++;
    badLines.accept(bad);
  }

  /** True when the reason is the log itself: that its gzip data are cut or damaged. */
  boolean brokenGzip(IOException e) {
    if (e instanceof EOFException || e instanceof ZipException) {
      bad(
          lines + 1,
          "the rest was not read: the gzip data %s"
              .formatted(e instanceof EOFException ? "end too early" : "are damaged"));
      return true;
    }
    return false;
  }

  /**
   * @throws LogException when nothing was recognised
   */
  LogSummary summary() {
    if (format.isEmpty()) {
      throw new LogException(
          lines == 0 && unread.isEmpty()
              ? name + " is empty"
              : "%s: no recorded call was recognised in its %,d lines%s. Looked for:%n%s"
                  .formatted(name, lines, first(), formats.lookedFor()));
    }
    return new LogSummary(format.get(), lines, traceCount, badCount);
  }

  private String first() {
    return unread.isEmpty()
        ? ""
        : " (line %d: %s)".formatted(unread.getFirst().line(), unread.getFirst().reason());
  }
}
