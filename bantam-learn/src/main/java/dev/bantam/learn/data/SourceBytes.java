package dev.bantam.learn.data;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** Opens a file as the bytes of its text: unpacked when it is gzip, without a byte order mark. */
final class SourceBytes {

  private static final int BUFFER = 1 << 16;

  private SourceBytes() {}

  /**
   * Opens the file.
   *
   * @param bytesRead told how many bytes of the file itself have been read so far
   * @throws DataException if there is no such file, or it is not text
   */
  static InputStream open(Path path, LongConsumer bytesRead) throws IOException {
    if (Files.isDirectory(path)) {
      throw new DataException(path + " is a folder; name the CSV, TSV or JSONL file in it.");
    }
    InputStream raw;
    try {
      raw = new Counting(Files.newInputStream(path), bytesRead);
    } catch (NoSuchFileException missing) {
      throw new DataException("There is no file " + path + "; check the name.", missing);
    }
    try {
      InputStream text = new BufferedInputStream(raw, BUFFER);
      byte[] start = head(text);
      if (startsWith(start, 0x1f, 0x8b)) {
        text = new BufferedInputStream(new GZIPInputStream(text, BUFFER), BUFFER);
        start = head(text);
      }
      refuseOtherFormats(path, start);
      if (startsWith(start, 0xef, 0xbb, 0xbf)) {
        text.skipNBytes(3);
      }
      return text;
    } catch (IOException | RuntimeException failure) {
      raw.close();
      throw failure;
    }
  }

  private static void refuseOtherFormats(Path path, byte[] start) {
    if (startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff)) {
      throw new DataException(
          "%s is UTF-16, not UTF-8. Convert it: iconv -f UTF-16 -t UTF-8 %s > converted.csv"
              .formatted(path, path));
    }
    if (startsWith(start, 'P', 'K', 3, 4)) {
      throw new DataException(
          "%s is a zip file or an Excel workbook; unpack it, or save it as CSV (UTF-8)."
              .formatted(path));
    }
    if (startsWith(start, 'P', 'A', 'R', '1')) {
      throw new DataException(path + " is a Parquet file; export it as CSV or JSONL.");
    }
  }

  private static byte[] head(InputStream text) throws IOException {
    text.mark(8);
    byte[] start = text.readNBytes(4);
    text.reset();
    return start;
  }

  private static boolean startsWith(byte[] start, int... expected) {
    byte[] bytes = new byte[expected.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) expected[i];
    }
    return start.length >= bytes.length
        && Arrays.equals(start, 0, bytes.length, bytes, 0, bytes.length);
  }

  /** Tells how far the file has been read. */
  private static final class Counting extends FilterInputStream {
    private final LongConsumer bytesRead;
    private long count;

    Counting(InputStream in, LongConsumer bytesRead) {
      super(in);
      this.bytesRead = bytesRead;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        bytesRead.accept(++count);
      }
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      if (read > 0) {
        count += read;
        bytesRead.accept(count);
      }
      return read;
    }
  }
}
