package dev.bantam.learn.encoder;

import dev.bantam.specialist.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.DoubleConsumer;

/** Copies streams into files of which it is known what they must contain. */
final class PinnedCopy {

  private static final int PIECE = 1 << 16;

  private PinnedCopy() {}

  /**
   * Writes beside the target, checks, and moves: the target is there whole or not at all.
   *
   * @param bytes how many there must be; no more are read
   * @param name for messages
   * @param progress is told the share that was copied
   * @throws FetchException when the content is another one
   * @throws IOException when reading or writing fails
   */
  static void write(
      InputStream in, long bytes, String sha256, Path target, String name, DoubleConsumer progress)
      throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(target + " lies in no folder");
    }
    Files.createDirectories(folder);
    Path beside = Files.createTempFile(folder, ".", ".part");
    try {
      String found = copy(in, bytes, beside, progress);
      if (!found.equals(sha256)) {
        throw new FetchException(
            "%s is not what it should be: its SHA-256 is %s and should be %s"
                .formatted(name, found, sha256));
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static String copy(InputStream in, long bytes, Path file, DoubleConsumer progress)
      throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] piece = new byte[PIECE];
    long copied = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(piece); read >= 0 && copied <= bytes; read = in.read(piece)) {
        out.write(piece, 0, read);
        digest.update(piece, 0, read);
        copied += read;
        progress.accept(Math.min(1, (double) copied / bytes));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
