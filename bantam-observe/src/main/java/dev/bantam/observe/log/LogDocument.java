package dev.bantam.observe.log;

import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON values over many lines, such as an indented export: the elements of an array, or of the
 * array inside an object, are handed on one by one as lines are, so that the document may be larger
 * than the memory. Each element may have at most {@link Lines#LONGEST} bytes.
 */
final class LogDocument {

  /** Properties of the outermost object whose elements are handed on. */
  private static final Set<String> LISTS =
      Set.of("data", "observations", "resourceSpans", "resourceLogs");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(WireJson.DEPTH)
                          .maxStringLength(WireJson.TEXT)
                          .maxNameLength(1 << 16)
                          .build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private LogDocument() {}

  /**
   * Hands on each element with the number of the line where it ends.
   *
   * @return the number of the last line
   * @throws WireException when the rest of the document cannot be read
   */
  static long read(InputStream in, ObjLongConsumer<JsonNode> elements) {
    Allowance bytes = new Allowance(in);
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      while (parser.nextToken() != null) {
        switch (parser.currentToken()) {
          case START_ARRAY -> array(parser, bytes, elements);
          case START_OBJECT -> object(parser, bytes, elements);
          default -> throw new WireException("not a JSON object or array");
        }
      }
      return parser.currentLocation().getLineNr();
    } catch (JacksonException e) {
      throw new WireException(
          bytes.spent
              ? "an element of more than %d MB".formatted(Lines.LONGEST >> 20)
              : WireJson.problem(e));
    }
  }

  private static void array(
      JsonParser parser, Allowance bytes, ObjLongConsumer<JsonNode> elements) {
    bytes.renew();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode element = MAPPER.readTree(parser);
      elements.accept(element, parser.currentLocation().getLineNr());
      bytes.renew();
    }
  }

  private static void object(
      JsonParser parser, Allowance bytes, ObjLongConsumer<JsonNode> elements) {
    ObjectNode rest = Bodies.object();
    boolean listed = false;
    bytes.renew();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      boolean list = parser.nextToken() == JsonToken.START_ARRAY && LISTS.contains(name);
      if (list) {
        listed = true;
        boolean wrap = name.startsWith("resource");
        array(
            parser,
            bytes,
            (element, line) ->
                elements.accept(
                    wrap ? Bodies.object().set(name, Bodies.array().add(element)) : element, line));
      } else {
        rest.set(name, MAPPER.readTree(parser));
      }
    }
    if (!listed) {
      elements.accept(rest, parser.currentLocation().getLineNr());
    }
  }

  /** Ends with an error when one element takes more bytes than allowed. */
  private static final class Allowance extends InputStream {
    private final InputStream in;
    private long left = Lines.LONGEST;
    private boolean spent;

    Allowance(InputStream in) {
      this.in = in;
    }

    void renew() {
      left = Lines.LONGEST;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left <= 0) {
        spent = true;
        throw new IOException("too large");
      }
      int count = in.read(bytes, offset, length);
      left -= Math.max(0, count);
      return count;
    }
  }
}
