package dev.bantam.observe.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A log's bytes: unzipped if they begin with gzip's magic number, without a byte order mark. */
final class LogBytes {

  private static final int BUFFER = 1 << 17;

  private LogBytes() {}

  /** The stream supports mark and reset within its first 64 KB. */
  static BufferedInputStream open(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    byte[] magic = peek(buffered, 2);
    if (magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
      buffered = new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16), BUFFER);
    }
    byte[] mark = peek(buffered, 3);
    if (mark.length == 3
        && (mark[0] & 0xff) == 0xef
        && (mark[1] & 0xff) == 0xbb
        && (mark[2] & 0xff) == 0xbf) {
      buffered.skipNBytes(3);
    }
    return buffered;
  }

  /** The next bytes, fewer at the end; they stay to be read. */
  static byte[] peek(BufferedInputStream in, int count) throws IOException {
    in.mark(count);
    byte[] bytes = in.readNBytes(count);
    in.reset();
    return bytes;
  }
}
