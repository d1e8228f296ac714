package dev.bantam.gateway.relay;

import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** What bodies are, as far as that can be told from the outside. */
public final class Bodies {

  private Bodies() {}

  /** The media type in small letters, without parameters; empty when none is said. */
  public static String mediaType(Map<String, List<String>> headers) {
    String value = first(headers, "content-type");
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** True for JSON in its several names. */
  public static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }

  /** True for a stream of events. */
  public static boolean isEvents(String mediaType) {
    return mediaType.equals("text/event-stream");
  }

  /** The first value of a header; empty when it is not there. */
  public static String first(Map<String, List<String>> headers, String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }

  /**
   * A body without its content encoding.
   *
   * @param most a larger one is none
   * @return empty when it cannot be read: another encoding than gzip, damaged, or too large
   */
  public static Optional<byte[]> decoded(byte[] body, Map<String, List<String>> headers, int most) {
    String coding = first(headers, "content-encoding").strip().toLowerCase(Locale.ROOT);
    if (coding.isEmpty() || coding.equals("identity")) {
      return Optional.of(body);
    }
    if (!coding.equals("gzip") && !coding.equals("x-gzip")) {
      return Optional.empty();
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] plain = in.readNBytes(most);
      return in.read() < 0 ? Optional.of(plain) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The JSON value that these bytes are; empty when they are none within the limits of size. */
  static Optional<JsonNode> json(byte[] bytes) {
    try {
      return Optional.of(WireJson.read(bytes, 0, bytes.length))
          .filter(json -> !json.isMissingNode());
    } catch (WireException e) {
      return Optional.empty();
    }
  }

  /** Whether these bytes are one whole JSON value. Bytes beyond the limits of size count as one. */
  static boolean isWholeJson(byte[] bytes) {
    try (JsonParser parser = WireJson.mapper().createParser(bytes)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (tools.jackson.core.exc.StreamConstraintsException e) {
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }
}
