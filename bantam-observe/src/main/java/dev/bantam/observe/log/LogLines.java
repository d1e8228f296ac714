package dev.bantam.observe.log;

import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads a log line by line: each a JSON object, or the lines of an application's log with the
 * requests and responses of LangChain4j among them.
 */
final class LogLines implements HttpPairs.Listener {

  private final LogRun run;
  private final HttpLogScanner scanner = new HttpLogScanner();
  private final HttpPairs pairs;
  private boolean http;

  LogLines(RequestReader requests, LogRun run) {
    this.run = run;
    pairs = new HttpPairs(requests, this);
  }

  void read(InputStream in) throws IOException {
    Lines lines = new Lines(in);
    try {
      while (lines.advance()) {
        run.atLine(lines.number());
        line(lines);
      }
    } finally {
      pairs.finish();
    }
  }

  private void line(Lines lines) {
    if (lines.tooLong()) {
      run.bad(lines.number(), "longer than %d MB".formatted(Lines.LONGEST >> 20));
      return;
    }
    byte[] bytes = lines.bytes();
    int start = lines.offset();
    int end = start + lines.length();
    while (start < end && bytes[start] <= ' ' && bytes[start] >= 0) {
      start++;
    }
    while (end > start && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
      end--;
    }
    boolean object = start < end && bytes[start] == '{';
    if (http || scanner.active() || !object) {
      text(new String(bytes, lines.offset(), end - lines.offset(), StandardCharsets.UTF_8));
      return;
    }
    try {
      run.line(WireJson.read(bytes, start, end - start));
    } catch (WireException e) {
      run.bad(lines.number(), String.valueOf(e.getMessage()));
    }
  }

  private void text(String line) {
    if (!http && run.recognised()) {
      if (!line.isBlank()) {
        run.bad(run.lines(), "not a JSON object");
      }
      return;
    }
    Optional<HttpExchange> exchange = scanner.line(line, run.lines());
    if (exchange.isPresent()) {
      http = true;
      run.recognise("LangChain4j's logged requests", true);
      pairs.add(exchange.get());
    } else if (!http && !scanner.active() && !line.isBlank()) {
      run.bad(run.lines(), "not a JSON object");
    }
  }

  @Override
  public void pair(Recorded recorded, long line) {
    run.accept(recorded, line);
  }

  @Override
  public void bad(long line, String reason) {
    run.bad(line, reason);
  }
}
