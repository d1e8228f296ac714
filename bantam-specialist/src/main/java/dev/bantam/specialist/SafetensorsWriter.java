package dev.bantam.specialist;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes safetensors files; the same content gives the same bytes. */
public final class SafetensorsWriter {

  static final String METADATA = "__metadata__";

  private SafetensorsWriter() {}

  /**
   * Writes a new file and waits until it is on the disk.
   *
   * @throws IOException when the file exists or cannot be written whole
   */
  public static void write(Safetensors content, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeFully(channel, start(content));
      for (Tensor tensor : content.tensors().values()) {
        writeFully(channel, tensor.bytes());
      }
      channel.force(true);
    }
  }

  private static ByteBuffer start(Safetensors content) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put(METADATA, content.metadata());
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : content.tensors().entrySet()) {
      Tensor tensor = entry.getValue();
      Map<String, Object> place = new LinkedHashMap<>();
      place.put("dtype", tensor.type().name());
      place.put("shape", tensor.shape());
      long end = offset + tensor.bytes().remaining();
      place.put("data_offsets", List.of(offset, end));
      header.put(entry.getKey(), place);
      offset = end;
    }
    byte[] json = StrictJson.write(header);
    int length = (json.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    byte[] padded = Arrays.copyOf(json, length);
    Arrays.fill(padded, json.length, length, (byte) ' ');
    return ByteBuffer.allocate(Long.BYTES + length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(padded)
        .flip();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
