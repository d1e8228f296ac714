package dev.bantam.assess;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Tells files with nothing in them, as rotated logs often are, gzip too. */
final class EmptyFile {

  private static final int FIRST_OF_GZIP = 0x1f;

  private EmptyFile() {}

  /**
   * @throws AssessException when the file cannot be read
   */
  static boolean is(Path path) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      in.mark(1);
      int first = in.read();
      in.reset();
      return first < 0 || (first == FIRST_OF_GZIP && emptyInside(in));
    } catch (IOException e) {
      throw RecordedFiles.cannotRead(path, e);
    }
  }

  private static boolean emptyInside(InputStream in) throws IOException {
    try {
      return new GZIPInputStream(in).read() < 0;
    } catch (EOFException | ZipException e) {
      return false; // What is wrong with it is told when it is read.
    }
  }
}
