package dev.bantam.observe.wire;

import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON from outside: one value, not too deep, not too large. */
public final class WireJson {

  /** How deep arrays and objects may be nested. */
  public static final int DEPTH = 200;

  /** How many tokens one value may have. */
  public static final int TOKENS = 4_000_000;

  /** How many characters one text may have. */
  public static final int TEXT = 1 << 24;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxTokenCount(TOKENS)
                          .maxStringLength(TEXT)
                          .maxNameLength(1 << 16)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Where the parser repeats its position in its own terms. */
  private static final Pattern POSITION = Pattern.compile("(?s) ?\\(start marker at .*|\\R.*");

  private WireJson() {}

  /**
   * The value that these UTF-8 bytes are.
   *
   * @throws WireException when they are not one JSON value within the limits
   */
  public static JsonNode read(byte[] bytes, int offset, int length) {
    try {
      return MAPPER.readTree(bytes, offset, length);
    } catch (JacksonException e) {
      throw new WireException(problem(e), e);
    }
  }

  /**
   * The value that this text is.
   *
   * @throws WireException when it is not one JSON value within the limits
   */
  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new WireException(problem(e), e);
    }
  }

  /** A mapper with these limits, to read values out of a stream. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** What is wrong with JSON, in words. */
  public static String problem(JacksonException e) {
    if (e instanceof UnexpectedEndOfInputException) {
      return "not JSON: it ends in the middle of a value";
    }
    String reason = POSITION.matcher(e.getOriginalMessage()).replaceAll("").strip();
    if (!(e instanceof StreamConstraintsException)) {
      return "not JSON: " + reason;
    }
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("depth")) {
      return "JSON nested more than %d deep".formatted(DEPTH);
    }
    if (lower.contains("token count")) {
      return "JSON of more than %,d values".formatted(TOKENS);
    }
    return "JSON with a text, name or number that is too long";
  }
}
