package dev.bantam.economy;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON catalogue read entry by entry, so that only one is in memory: no key twice in an object,
 * no deep nesting, decimals exact.
 */
final class CatalogueJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxNumberLength(100)
                          .maxStringLength(1 << 20)
                          .maxNameLength(1 << 12)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private CatalogueJson() {}

  /** Gives each property of the root object. */
  static void properties(byte[] bytes, String file, BiConsumer<String, JsonNode> each) {
    walk(
        bytes,
        file,
        parser -> {
          String name = parser.currentName();
          parser.nextToken();
          each.accept(name, parser.readValueAsTree());
        });
  }

  /** Gives each element of the root object's list of this name. */
  static void elements(byte[] bytes, String file, String list, Consumer<JsonNode> each) {
    walk(
        bytes,
        file,
        parser -> {
          boolean wanted = parser.currentName().equals(list);
          if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
              each.accept(parser.readValueAsTree());
            }
          } else {
            parser.skipChildren();
          }
        });
  }

  /** Whether the root object has a list of this name. */
  static boolean hasList(byte[] bytes, String file, String list) {
    boolean[] found = {false};
    walk(
        bytes,
        file,
        parser -> {
          boolean wanted = parser.currentName().equals(list);
          found[0] |= parser.nextToken() == JsonToken.START_ARRAY && wanted;
          parser.skipChildren();
        });
    return found[0];
  }

  private static void walk(byte[] bytes, String file, Consumer<JsonParser> property) {
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new PriceListException(file + " should be one JSON object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        property.accept(parser);
      }
      if (parser.nextToken() != null) {
        throw new PriceListException(
            "%s, line %d: something follows the JSON object"
                .formatted(file, parser.currentTokenLocation().getLineNr()));
      }
    } catch (StreamConstraintsException e) {
      throw new PriceListException(
          file + ": nested too deeply for a price list, or with texts or numbers too long");
    } catch (NumberFormatException e) {
      // Thrown bare for an exponent beyond what a decimal can hold.
      throw new PriceListException(file + ": a number is too large or too small to be a price");
    } catch (JacksonException e) {
      throw new PriceListException(
          "%s: %s".formatted(place(file, e), Printable.text(firstLine(e.getOriginalMessage()))));
    }
  }

  private static String place(String file, JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? file
        : "%s, line %d".formatted(file, location.getLineNr());
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
