package dev.bantam.learn.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

/**
 * Decodes UTF-8 and refuses everything else, saying on which line. Also refuses NUL, which no text
 * holds and every binary file does.
 */
final class StrictUtf8Reader extends Reader {

  private static final int BUFFER = 1 << 16;

  private final String file;
  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
  private boolean end;
  private long line = 1;
  private boolean afterReturn;

  StrictUtf8Reader(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /** The text's beginning, up to 65,536 characters, which stays to be read. */
  CharSequence peek() throws IOException {
    if (!chars.hasRemaining()) {
      fill();
    }
    return chars.asReadOnlyBuffer();
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (!chars.hasRemaining()) {
      fill();
    }
    if (!chars.hasRemaining()) {
      return -1;
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void fill() throws IOException {
    chars.clear();
    CoderResult result = CoderResult.UNDERFLOW;
    while (!end && result.isUnderflow()) {
      readBytes();
      result = decoder.decode(bytes, chars, end);
    }
    if (result.isOverflow()) {
      end = false;
    }
    chars.flip();
    countLines();
    if (result.isError()) {
      throw notUtf8(result.length());
    }
  }

  private void readBytes() throws IOException {
    bytes.compact();
    try {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      if (read < 0) {
        end = true;
      } else {
        bytes.position(bytes.position() + read);
      }
    } catch (EOFException | ZipException damaged) {
      throw new DataException(
          file + ": the gzip file is cut off or damaged; fetch or pack it again.", damaged);
    }
    bytes.flip();
  }

  private void countLines() {
    char[] decoded = chars.array();
    for (int i = 0; i < chars.limit(); i++) {
      char next = decoded[i];
      if (next > '\r') {
        afterReturn = false;
        continue;
      }
      if (next == 0) {
        throw DataException.at(
            file,
            line,
            "a NUL byte. This is a binary file, or UTF-16 text (then: iconv -f UTF-16 -t UTF-8).");
      }
      if (next == '\r' || (next == '\n' && !afterReturn)) {
        line++;
      }
      afterReturn = next == '\r';
    }
  }

  private DataException notUtf8(int length) {
    if (end && length > 1 && length == bytes.remaining()) {
      return DataException.at(file, line, "the text ends inside a character: was it cut off?");
    }
    int value = bytes.get(bytes.position()) & 0xff;
    return DataException.at(
        file,
        line,
        "byte 0x%02X is not UTF-8. The text looks like Windows-1252 (Latin-1); convert it with: iconv -f WINDOWS-1252 -t UTF-8 %s > converted.csv"
            .formatted(value, file));
  }
}
