package dev.bantam.observe.reply;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A SHA-256 over JSON values that does not depend on the order of properties or on how numbers are
 * written. Every part is preceded by its kind and its size, so that no two values have the same
 * bytes.
 */
final class CanonicalHash {

  private final MessageDigest digest;

  CanonicalHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
    begin('s', bytes.length);
    digest.update(bytes);
  }

  /** Adds an object without some of its properties. */
  void addWithout(JsonNode object, Set<String> names) {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    object.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    sorted.keySet().removeAll(names);
    begin('o', sorted.size());
    for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
      add(entry.getKey());
      add(entry.getValue());
    }
  }

  private void add(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> addWithout(value, Set.of());
      case ARRAY -> {
        begin('a', value.size());
        value.forEach(this::add);
      }
      case STRING -> add(value.stringValue());
      case NUMBER -> {
        begin('n', 0);
        add(number(value));
      }
      default -> {
        begin('v', 0);
        add(value.toString());
      }
    }
  }

  private static String number(JsonNode value) {
    if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
      return value.toString();
    }
    BigDecimal plain = value.decimalValue();
    BigDecimal stripped = plain.signum() == 0 ? BigDecimal.ZERO : plain.stripTrailingZeros();
    return stripped.unscaledValue() + "e" + -stripped.scale();
  }

  private void begin(char kind, int size) {
    digest.update(ByteBuffer.allocate(5).put((byte) kind).putInt(size).array());
  }

  String hexadecimal() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
