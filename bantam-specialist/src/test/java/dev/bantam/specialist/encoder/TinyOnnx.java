package dev.bantam.specialist.encoder;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The smallest encoder: looks up a vector for each token. Written in the wire format of protocol
 * buffers by hand, so that tests can also write what no exporter would.
 */
public final class TinyOnnx {

  public static final int DIMENSIONS = 8;

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private TinyOnnx() {}

  /** An encoder of so many tokens. */
  static byte[] encoder(int tokens) {
    return model(graph(table(tokens), List.of("input_ids", "attention_mask", "token_type_ids")));
  }

  /** An encoder that asks for something else. */
  static byte[] asking(String input) {
    return model(graph(table(100), List.of("input_ids", input)));
  }

  /** An encoder whose table lies in another file. */
  static byte[] elsewhere() {
    byte[] place = join(text(1, "location"), text(2, "../../etc/passwd"));
    byte[] tensor =
        join(dimensions(100), number(2, FLOAT), text(8, "table"), part(13, place), number(14, 1));
    return model(graph(tensor, List.of("input_ids")));
  }

  /** The same, hidden in an attribute of a node in a graph in an attribute. */
  static byte[] deepElsewhere() {
    byte[] tensor = join(dimensions(100), number(2, FLOAT), text(8, "t"), number(14, 1));
    byte[] inner = part(1, part(5, part(5, tensor)));
    return model(join(part(1, join(text(4, "If"), part(5, part(6, inner)))), text(2, "g")));
  }

  /** Graphs in graphs. */
  static byte[] nested(int depth) {
    byte[] graph = text(2, "g");
    for (int i = 0; i < depth; i++) {
      graph = part(1, part(5, part(6, graph)));
    }
    return model(graph);
  }

  private static byte[] model(byte[] graph) {
    byte[] opset = join(text(1, ""), number(2, 13));
    return join(number(1, 8), part(7, graph), part(8, opset));
  }

  private static byte[] graph(byte[] table, List<String> inputs) {
    byte[] node =
        join(
            text(1, "table"),
            text(1, "input_ids"),
            text(2, "last_hidden_state"),
            text(4, "Gather"));
    byte[] graph = join(part(1, node), text(2, "tiny"), part(5, table));
    for (String input : inputs) {
      graph = join(graph, part(11, value(input, INT64, symbol("rows"), symbol("width"))));
    }
    byte[] output =
        value("last_hidden_state", FLOAT, symbol("rows"), symbol("width"), number(1, DIMENSIONS));
    return join(graph, part(12, output));
  }

  private static byte[] table(int tokens) {
    ByteBuffer raw =
        ByteBuffer.allocate(tokens * DIMENSIONS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < tokens * DIMENSIONS; i++) {
      raw.putFloat(weight(i / DIMENSIONS, i % DIMENSIONS));
    }
    return join(dimensions(tokens), number(2, FLOAT), text(8, "table"), part(9, raw.array()));
  }

  static float weight(int token, int dimension) {
    return (float) Math.sin(token * 1.7 + dimension * 0.9);
  }

  private static byte[] dimensions(int tokens) {
    return join(number(1, tokens), number(1, DIMENSIONS));
  }

  private static byte[] symbol(String name) {
    return text(2, name);
  }

  private static byte[] value(String name, int type, byte[]... dimensions) {
    byte[] shape = {};
    for (byte[] dimension : dimensions) {
      shape = join(shape, part(1, dimension));
    }
    return join(text(1, name), part(2, part(1, join(number(1, type), part(2, shape)))));
  }

  private static byte[] text(int field, String text) {
    return part(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] part(int field, byte[] bytes) {
    return join(varint(((long) field << 3) | 2), varint(bytes.length), bytes);
  }

  private static byte[] number(int field, long value) {
    return join(varint((long) field << 3), varint(value));
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long rest = value;
    while (rest >>> 7 != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return out.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] bytes : parts) {
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }
}
