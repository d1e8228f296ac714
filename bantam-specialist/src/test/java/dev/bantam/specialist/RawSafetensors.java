package dev.bantam.specialist;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Safetensors files byte by byte, also such as no writer makes. */
final class RawSafetensors {

  private RawSafetensors() {}

  /** A file whose header length is true. */
  static byte[] of(String header, int dataBytes) {
    return of(header.getBytes(StandardCharsets.UTF_8).length, header, dataBytes);
  }

  /** A file that claims this length of its header. */
  static byte[] of(long claimed, String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + json.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(claimed)
        .put(json)
        .array();
  }

  /** One tensor of a header. */
  static String tensor(String name, String type, String shape, String offsets) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}"
        .formatted(name, type, shape, offsets);
  }

  /** Reads these bytes as a file whose hash is the one expected. */
  static Safetensors read(byte[] bytes, Path folder) throws IOException {
    Path file = folder.resolve("some.safetensors");
    Files.write(file, bytes);
    return SafetensorsReader.read(file, Sha256.of(ByteBuffer.wrap(bytes)));
  }
}
