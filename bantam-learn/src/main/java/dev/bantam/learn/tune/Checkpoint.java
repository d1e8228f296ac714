package dev.bantam.learn.tune;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * Training in the middle, as a file: after which step, and every number that training changes. A
 * training that goes on from there gives the very bits that it would have given without a break.
 * The file is written beside, forced to the disk, and moved: it is there whole or not at all.
 *
 * @param file where
 * @param training the SHA-256 of all that the training depends on, in hexadecimal digits
 */
record Checkpoint(Path file, String training) {

  private static final int FORMAT = 0x42_54_43_31;
  private static final int HEADER = Integer.BYTES + 32 + 2 * Long.BYTES;
  private static final int PIECE = 1 << 18;

  /**
   * Saves.
   *
   * @param step how many steps are done
   * @throws IOException when it cannot be written whole; the earlier one is still there then
   */
  void write(long step, WeightState state) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".writing");
    try {
      try (FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        channel.position(HEADER);
        CRC32C sum = new CRC32C();
        for (WeightState.Slot slot : state.slots()) {
          write(channel, slot.values(), sum);
          write(channel, slot.means(), sum);
          write(channel, slot.squares(), sum);
        }
        channel.position(0);
        full(channel, header(step, sum.getValue()));
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * Takes up what was saved. A file that is of another training or damaged counts as none.
   *
   * @return how many steps are done; empty, with nothing changed, when there is nothing to take up
   */
  OptionalLong read(WeightState state) {
    if (!Files.isRegularFile(file)) {
      return OptionalLong.empty();
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer header = buffer(HEADER);
      fill(channel, header);
      long numbers = state.slots().stream().mapToLong(slot -> 3L * slot.values().capacity()).sum();
      byte[] found = new byte[32];
      boolean known = header.getInt() == FORMAT;
      header.get(found);
      long step = header.getLong();
      long sum = header.getLong();
      boolean same = HexFormat.of().formatHex(found).equals(training);
      if (!known || !same || channel.size() != HEADER + numbers * Float.BYTES) {
        return OptionalLong.empty();
      }
      if (sum != sum(channel)) {
        return OptionalLong.empty();
      }
      channel.position(HEADER);
      for (WeightState.Slot slot : state.slots()) {
        read(channel, slot.values());
        read(channel, slot.means());
        read(channel, slot.squares());
      }
      return OptionalLong.of(step);
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Forgets what was saved. */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Takes room and does no harm: it is of this training only.
    }
  }

  private ByteBuffer header(long step, long sum) {
    return buffer(HEADER)
        .putInt(FORMAT)
        .put(HexFormat.of().parseHex(training))
        .putLong(step)
        .putLong(sum)
        .flip();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void write(FileChannel channel, FloatBuffer numbers, CRC32C sum)
      throws IOException {
    ByteBuffer piece = buffer(PIECE);
    for (int at = 0; at < numbers.capacity(); at += PIECE / Float.BYTES) {
      int count = Math.min(PIECE / Float.BYTES, numbers.capacity() - at);
      piece.clear().limit(count * Float.BYTES);
      piece.asFloatBuffer().put(0, numbers, at, count);
      sum.update(piece.duplicate());
      full(channel, piece);
    }
  }

  private static void read(FileChannel channel, FloatBuffer numbers) throws IOException {
    ByteBuffer piece = buffer(PIECE);
    for (int at = 0; at < numbers.capacity(); at += PIECE / Float.BYTES) {
      int count = Math.min(PIECE / Float.BYTES, numbers.capacity() - at);
      piece.clear().limit(count * Float.BYTES);
      fill(channel, piece);
      numbers.put(at, piece.asFloatBuffer(), 0, count);
    }
  }

  private static long sum(FileChannel channel) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer piece = buffer(PIECE);
    while (channel.read(piece) >= 0) {
      sum.update(piece.flip());
      piece.clear();
    }
    return sum.getValue();
  }

  private static void full(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static void fill(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new IOException("cut off");
      }
    }
    bytes.flip();
  }
}
