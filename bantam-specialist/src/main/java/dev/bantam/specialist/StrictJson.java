package dev.bantam.specialist;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of a specialist folder: no key twice, no deep nesting, no more values than fit into little
 * memory, nothing after the end.
 */
final class StrictJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxTokenCount(2_000_000)
                          .maxStringLength(1 << 20)
                          .maxNameLength(1 << 16)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Where the parser repeats its position in its own terms. */
  private static final Pattern POSITION = Pattern.compile("(?s)\\(start marker at .*|\\R.*");

  private StrictJson() {}

  /**
   * @throws tools.jackson.core.JacksonException when the bytes are not one JSON value
   */
  static JsonNode read(byte[] bytes) {
    return MAPPER.readTree(bytes);
  }

  /** What is wrong, and in which line if that is known. */
  static String problem(JacksonException e) {
    String reason = POSITION.matcher(e.getOriginalMessage()).replaceAll("").strip();
    TokenStreamLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? reason
        : "line %d: %s".formatted(location.getLineNr(), reason);
  }

  /** Compact. */
  static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** On many lines, for people. */
  static byte[] writeIndented(JsonNode value) {
    return MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(value);
  }
}
