package dev.bantam.observe.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Request bodies as real clients send them, and short JSON for tests. */
final class Wire {

  private Wire() {}

  /** A body that a client sent. */
  static JsonNode body(String name) {
    try (InputStream in = Wire.class.getResourceAsStream("/wire/" + name + ".json")) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return WireJson.read(bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON in which apostrophes stand for quotation marks. */
  static JsonNode json(String text) {
    return WireJson.read(text.replace('\'', '"'));
  }
}
