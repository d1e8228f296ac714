package dev.bantam.provider.replay;

import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads recordings from a file of lines {@code {"request","response","latency_ms"}}. */
public final class RecordingFile {

  private static final int LONGEST = 16 << 20;

  private RecordingFile() {}

  /**
   * All recordings of a file.
   *
   * @throws RecordingException when it cannot be read, or a line is not a recording
   */
  public static List<Recording> read(Path file) {
    List<Recording> recordings = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int number = 1;
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n') {
          add(file, number++, line, recordings);
        } else if (line.size() == LONGEST) {
          throw new RecordingException(
              "%s, line %d: longer than %d MB".formatted(file, number, LONGEST >> 20));
        } else {
          line.write(c);
        }
      }
      add(file, number, line, recordings);
    } catch (IOException e) {
      throw new RecordingException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
    return recordings;
  }

  private static void add(
      Path file, int number, ByteArrayOutputStream line, List<Recording> recordings) {
    byte[] bytes = line.toByteArray();
    line.reset();
    for (byte b : bytes) {
      if (b < 0 || b > ' ') {
        try {
          recordings.add(Recording.of(WireJson.read(bytes, 0, bytes.length)));
        } catch (WireException e) {
          throw new RecordingException(
              "%s, line %d: %s".formatted(file, number, e.getMessage()), e);
        }
        return;
      }
    }
  }
}
