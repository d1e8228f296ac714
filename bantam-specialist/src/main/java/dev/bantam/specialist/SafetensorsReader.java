package dev.bantam.specialist;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a safetensors file: eight bytes of header length, a JSON header that places each tensor,
 * then the numbers without a gap. Every size that the file claims is checked before it is believed.
 */
final class SafetensorsReader {

  /** Larger files are refused: a lexical rung has a few megabytes. */
  private static final long MAXIMUM_FILE = 1L << 30;

  private static final int MAXIMUM_HEADER = 1 << 20;

  private record Range(long start, long end) {}

  private final List<Range> ranges = new ArrayList<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final ByteBuffer content;

  private SafetensorsReader(ByteBuffer content) {
    this.content = content.order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The whole of a file.
   *
   * @param sha256 what it must hash to, in hexadecimal digits
   * @throws SpecialistException when it is missing, too large, or not what its header says
   */
  static Safetensors read(Path file, String sha256) {
    try {
      ByteBuffer bytes = bytes(file);
      String found = Sha256.of(bytes);
      if (!found.equals(sha256)) {
        throw new SpecialistException(
            "its SHA-256 is %s and the manifest says %s: copy the folder again"
                .formatted(found, sha256));
      }
      return new SafetensorsReader(bytes).read();
    } catch (IOException e) {
      throw new SpecialistException(file + " cannot be read: " + e, e);
    } catch (SpecialistException e) {
      throw new SpecialistException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static ByteBuffer bytes(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > MAXIMUM_FILE) {
        throw new SpecialistException(
            "it has %,d bytes, more than the %,d that are read"
                .formatted(channel.size(), MAXIMUM_FILE));
      }
      ByteBuffer content = ByteBuffer.allocate((int) channel.size());
      int read = 0;
      while (content.hasRemaining() && read >= 0) {
        read = channel.read(content);
      }
      return content.flip();
    }
  }

  private Safetensors read() {
    JsonNode header = header();
    ByteBuffer data = content.slice();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (entry.getKey().equals(SafetensorsWriter.METADATA)) {
        addMetadata(entry.getValue());
      } else {
        add(entry.getKey(), entry.getValue(), data);
      }
    }
    requireContiguous(data.capacity());
    return new Safetensors(metadata, tensors);
  }

  private JsonNode header() {
    long length = content.remaining() < Long.BYTES ? -1 : content.getLong();
    if (length < 2 || length > MAXIMUM_HEADER || length > content.remaining()) {
      throw new SpecialistException(
          "it claims a header of %,d bytes and has %,d".formatted(length, content.remaining()));
    }
    byte[] header = new byte[(int) length];
    content.get(header);
    try {
      JsonNode root = StrictJson.read(header);
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      throw new SpecialistException("its header is no JSON: " + StrictJson.problem(e), e);
    }
    throw new SpecialistException("its header is no JSON object");
  }

  private void addMetadata(JsonNode node) {
    boolean texts = node.isObject() && node.valueStream().allMatch(JsonNode::isString);
    if (!texts) {
      throw new SpecialistException("its metadata is no object of texts");
    }
    node.properties()
        .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().stringValue()));
  }

  private void add(String name, JsonNode node, ByteBuffer data) {
    Tensor.Type type = type(name, node.path("dtype"));
    if (!node.path("shape").isArray()) {
      throw new SpecialistException("tensor %s has no shape".formatted(name));
    }
    List<Long> shape = new ArrayList<>();
    long bytes = type.size();
    for (JsonNode dimension : node.path("shape")) {
      long size = whole(dimension);
      if (size < 0 || (size > 0 && bytes > MAXIMUM_FILE / size)) {
        throw new SpecialistException(
            "tensor %s has the shape %s".formatted(name, node.path("shape")));
      }
      shape.add(size);
      bytes *= size;
    }
    JsonNode offsets = node.path("data_offsets");
    Range range = new Range(whole(offsets.path(0)), whole(offsets.path(1)));
    if (offsets.size() != 2
        || range.start < 0
        || range.end > data.capacity()
        || range.end - range.start != bytes) {
      throw new SpecialistException(
          "tensor %s needs %,d bytes and claims those from %,d to %,d of %,d"
              .formatted(name, bytes, range.start, range.end, data.capacity()));
    }
    ranges.add(range);
    tensors.put(name, new Tensor(type, shape, data.slice((int) range.start, (int) bytes)));
  }

  private static Tensor.Type type(String name, JsonNode node) {
    for (Tensor.Type type : Tensor.Type.values()) {
      if (type.name().equals(node.asString(""))) {
        return type;
      }
    }
    throw new SpecialistException("tensor %s has the unknown type %s".formatted(name, node));
  }

  /** The whole number that this is, or -1. */
  private static long whole(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : -1;
  }

  /** Refuses overlaps, and gaps in which other things could hide. */
  private void requireContiguous(long size) {
    ranges.sort(Comparator.comparingLong(Range::start).thenComparingLong(Range::end));
    long at = 0;
    for (Range range : ranges) {
      if (range.start != at) {
        throw new SpecialistException(
            "its tensors overlap or leave a gap at byte %,d".formatted(at));
      }
      at = range.end;
    }
    if (at != size) {
      throw new SpecialistException("%,d bytes belong to no tensor".formatted(size - at));
    }
  }
}
