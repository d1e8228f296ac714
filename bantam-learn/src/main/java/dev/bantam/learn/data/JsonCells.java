package dev.bantam.learn.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads one line of JSONL into cells. Lone surrogates become U+FFFD; control characters inside
 * strings are kept, escaped or not.
 */
final class JsonCells {

  private final String file;
  private final JsonFactory factory =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.JSON_DEPTH)
                  .maxStringLength(Limits.CELL)
                  .maxNameLength(1_000)
                  .maxTokenCount(Limits.JSON_TOKENS)
                  .build())
          .build();

  JsonCells(String file) {
    this.file = file;
  }

  /**
   * The members of the object that the line is.
   *
   * @throws DataException if the line is not one JSON object, with line and column
   */
  Map<String, Cell> read(LineReader line) {
    try (JsonParser parser =
        factory.createParser(ObjectReadContext.empty(), line.characters(), 0, line.length())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw DataException.at(
            file,
            line.number(),
            "not a JSON object. Each line must be one, such as {\"input\": \"...\", \"answer\": \"...\"}");
      }
      Map<String, Cell> members = members(parser, line);
      if (parser.nextToken() != null) {
        throw DataException.at(
            file,
            line.number(),
            "more than one JSON value; put each object on a line of its own (jq -c . %s)"
                .formatted(file));
      }
      return members;
    } catch (StreamConstraintsException beyond) {
      throw new DataException(
          "%s, line %d: %s".formatted(file, line.number(), tooMuch(beyond)), beyond);
    } catch (JacksonException invalid) {
      throw invalid(line, invalid);
    }
  }

  private static String tooMuch(StreamConstraintsException beyond) {
    String reason = beyond.getOriginalMessage();
    if (reason.contains("depth")) {
      return "JSON nested more than %d deep; flatten it.".formatted(Limits.JSON_DEPTH);
    }
    if (reason.contains("oken count")) {
      return "more than %,d values in one row; leave out those that are not needed."
          .formatted(Limits.JSON_TOKENS);
    }
    return "a text of more than %,d characters (or a number or name that is too long); shorten it."
        .formatted(Limits.CELL);
  }

  private DataException invalid(LineReader line, JacksonException invalid) {
    TokenStreamLocation location = invalid.getLocation();
    String column = location == null ? "" : ", column %d".formatted(location.getColumnNr());
    String reason = invalid.getOriginalMessage().lines().findFirst().orElse("");
    int detail = reason.indexOf(" (");
    String hint =
        reason.contains("end-of-input")
            ? "The object does not end on its line; put each object on one line (jq -c . %s)"
                .formatted(file)
            : "Mend the line, or leave it out.";
    return new DataException(
        "%s, line %d%s: invalid JSON: %s. %s"
            .formatted(
                file,
                line.number(),
                column,
                detail < 0 ? reason : reason.substring(0, detail),
                hint),
        invalid);
  }

  private Map<String, Cell> members(JsonParser parser, LineReader line) {
    Map<String, Cell> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = LoneSurrogates.replaced(parser.currentName());
      parser.nextToken();
      if (members.put(name, value(parser, line)) != null) {
        throw DataException.at(
            file, line.number(), "the key \"%s\" stands twice in one object".formatted(name));
      }
    }
    return members;
  }

  private Cell value(JsonParser parser, LineReader line) {
    return switch (parser.currentToken()) {
      case VALUE_STRING ->
          Cell.scalar(Cell.Type.STRING, LoneSurrogates.replaced(parser.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          Cell.scalar(Cell.Type.NUMBER, parser.getString());
      case VALUE_TRUE, VALUE_FALSE -> Cell.scalar(Cell.Type.BOOLEAN, parser.getString());
      case START_OBJECT -> Cell.object(members(parser, line));
      case START_ARRAY -> {
        List<Cell> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser, line));
        }
        yield Cell.array(items);
      }
      default -> Cell.MISSING;
    };
  }
}
