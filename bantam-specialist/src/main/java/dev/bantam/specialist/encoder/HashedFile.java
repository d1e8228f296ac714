package dev.bantam.specialist.encoder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of which it is known what it must contain. */
final class HashedFile {

  private HashedFile() {}

  /**
   * The file's bytes, as a direct view of the file itself: a model need not fit into the heap.
   *
   * @throws EncoderException when it is missing, too large, or hashes to something else
   */
  static ByteBuffer read(Path file, String sha256, long most) {
    ByteBuffer bytes = map(file, most);
    String found = sha256(bytes);
    if (!found.equals(sha256)) {
      throw new EncoderException(
          "%s is damaged: its SHA-256 is %s and should be %s: delete it and get it again"
              .formatted(file, found, sha256));
    }
    return bytes;
  }

  /**
   * The SHA-256 of a file, in hexadecimal digits.
   *
   * @throws EncoderException when it is missing or larger than that
   */
  static String sha256(Path file, long most) {
    return sha256(map(file, most));
  }

  /**
   * A small file's bytes, whatever they are.
   *
   * @throws EncoderException when it is missing or larger than that
   */
  static byte[] bytes(Path file, long most) {
    ByteBuffer mapped = map(file, most);
    byte[] bytes = new byte[mapped.remaining()];
    mapped.get(bytes);
    return bytes;
  }

  private static ByteBuffer map(Path file, long most) {
    if (!Files.isRegularFile(file)) {
      throw new EncoderException(file + " is missing or no file");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > most) {
        throw new EncoderException(
            "%s has %,d bytes, more than the %,d that are read"
                .formatted(file, channel.size(), most));
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    } catch (IOException e) {
      throw new EncoderException(file + " cannot be read: " + e, e);
    }
  }

  private static String sha256(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.duplicate());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
