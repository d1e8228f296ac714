package dev.bantam.provider;

import dev.bantam.observe.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The model that a request's body names: found, and replaced without touching another byte. */
public final class ModelField {

  private record Place(int from, int to, String text) {}

  private ModelField() {}

  /** The model's name; empty when the body is not a JSON object or names none. */
  public static Optional<String> read(byte[] body) {
    List<Place> places = places(body);
    return places.isEmpty() ? Optional.empty() : Optional.of(places.getLast().text());
  }

  /** The same body with another model, wherever it names one; itself when it names none. */
  public static byte[] write(byte[] body, String model) {
    List<Place> places = places(body);
    if (places.stream().allMatch(place -> place.text().equals(model))) {
      return body;
    }
    byte[] name = WireJson.mapper().writeValueAsString(model).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + name.length);
    int at = 0;
    for (Place place : places) {
      out.write(body, at, place.from() - at);
      out.writeBytes(name);
      at = place.to();
    }
    out.write(body, at, body.length - at);
    return out.toByteArray();
  }

  /** The values of the outermost object's properties of that name; of several the last counts. */
  private static List<Place> places(byte[] body) {
    List<Place> places = new ArrayList<>(1);
    if (body.length == 0) {
      return places;
    }
    try (JsonParser parser = WireJson.mapper().createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return places;
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken value = parser.nextToken();
        if (name.equals("model") && value == JsonToken.VALUE_STRING) {
          int from = (int) parser.currentTokenLocation().getByteOffset();
          String text = parser.getString();
          places.add(new Place(from, (int) parser.currentLocation().getByteOffset(), text));
        } else {
          parser.skipChildren();
        }
      }
      return places;
    } catch (JacksonException e) {
      return new ArrayList<>();
    }
  }
}
