package dev.bantam.gateway.store;

import dev.bantam.core.Usage;
import dev.bantam.observe.wire.UsageReader;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** What figures a body holds, read without making a tree of it. */
final class TraceFacts {

  private static final int LONGEST_NAME = 200;
  private static final String USAGE = "\"usage\"";

  private TraceFacts() {}

  /** The model that a request asks for, or a reply names; empty when there is none. */
  static String model(byte[] request) {
    try (JsonParser parser = WireJson.mapper().createParser(request)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          boolean model = parser.currentName().equals("model");
          if (parser.nextToken() == JsonToken.VALUE_STRING && model) {
            return storable(parser.getString());
          }
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      // What cannot be read names no model.
    }
    return "";
  }

  /** The model that the first event names which names one; empty when none does. */
  static String modelOfEvents(byte[] events) {
    String start = new String(events, 0, Math.min(events.length, 8_192), StandardCharsets.UTF_8);
    return start
        .lines()
        .filter(line -> line.startsWith("data:"))
        .map(line -> model(line.substring(5).getBytes(StandardCharsets.UTF_8)))
        .filter(model -> !model.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Not too long, and nothing in it that PostgreSQL could not hold in a text. */
  static String storable(String name) {
    String brief = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    byte[] bytes = brief.replace('\0', '?').getBytes(StandardCharsets.UTF_8);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The tokens that a whole reply counts. */
  static Usage usage(byte[] reply) {
    try (JsonParser parser = WireJson.mapper().createParser(reply)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          boolean usage = parser.currentName().equals("usage");
          if (parser.nextToken() == JsonToken.START_OBJECT && usage) {
            return UsageReader.of(parser.<JsonNode>readValueAsTree());
          }
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      // What cannot be read counts nothing.
    }
    return Usage.NONE;
  }

  /** The tokens that the last event which speaks of usage counts. */
  static Usage usageOfEvents(byte[] events) {
    String text = new String(events, StandardCharsets.UTF_8);
    int end = text.length();
    while (end > 0) {
      int at = text.lastIndexOf(USAGE, end);
      if (at < 0) {
        break;
      }
      int from = text.lastIndexOf('\n', at) + 1;
      int to = text.indexOf('\n', at);
      String line = text.substring(from, to < 0 ? text.length() : to).strip();
      if (line.startsWith("data:")) {
        try {
          Usage usage = UsageReader.read(WireJson.read(line.substring(5)));
          if (!usage.equals(Usage.NONE)) {
            return usage;
          }
        } catch (WireException e) {
          // Another line may be whole.
        }
      }
      end = from - 1;
    }
    return Usage.NONE;
  }
}
