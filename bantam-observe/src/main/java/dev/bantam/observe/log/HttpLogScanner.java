package dev.bantam.observe.log;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the requests and responses that LangChain4j's HTTP client logs among the other lines of an
 * application's log: a line that ends with "request:" or "response:", then lines such as {@code -
 * method: POST} and {@code - body: {...}}. A body may go over several lines.
 */
final class HttpLogScanner {

  private static final int LONGEST_BODY = Lines.LONGEST;
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}:\\d{2})([.,]\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})?");
  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]{1,200})\\]");

  private String head = "";
  private boolean open;
  private boolean request;
  private String url = "";
  private String headers = "";
  private long first;
  private boolean inBody;
  private final StringBuilder body = new StringBuilder();
  private final JsonBalance balance = new JsonBalance();

  /** True while a request or response is being read, so that every line belongs to it. */
  boolean active() {
    return open;
  }

  /** Reads one line; what it completes, if anything. */
  Optional<HttpExchange> line(String line, long number) {
    if (line.endsWith("equest:") || line.endsWith("esponse:")) {
      reset();
      head = line;
      return Optional.empty();
    }
    if (inBody) {
      return body("\n" + line);
    }
    if (line.startsWith("- method: ") || line.startsWith("- status code: ")) {
      open = true;
      request = line.startsWith("- method: ");
      first = number;
    } else if (open && line.startsWith("- url: ")) {
      url = line.substring(7).strip();
    } else if (open && line.startsWith("- headers: ")) {
      headers = line.substring(11);
    } else if (open && line.startsWith("- body: ")) {
      inBody = true;
      return body(line.substring(8));
    } else if (open && !line.startsWith("- ")) {
      reset();
    }
    return Optional.empty();
  }

  private Optional<HttpExchange> body(String text) {
    body.append(text);
    balance.add(text);
    if (body.length() > LONGEST_BODY) {
      reset();
      return Optional.empty();
    }
    if (!balance.complete()) {
      return Optional.empty();
    }
    HttpExchange exchange =
        new HttpExchange(request, thread(), time(), url, headers, body.toString().strip(), first);
    reset();
    return Optional.of(exchange);
  }

  private void reset() {
    head = "";
    open = false;
    inBody = false;
    url = "";
    headers = "";
    body.setLength(0);
    balance.reset();
  }

  private String thread() {
    return BRACKETS.matcher(head).results().map(r -> r.group(1)).collect(Collectors.joining(" "));
  }

  private Optional<Instant> time() {
    Matcher time = TIME.matcher(head);
    if (!time.find()) {
      return Optional.empty();
    }
    String fraction = time.group(3) == null ? "" : time.group(3);
    String zone = time.group(4) == null ? "" : time.group(4);
    return Times.of(time.group(1) + "T" + time.group(2) + fraction + zone);
  }
}
