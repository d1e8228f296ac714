package dev.bantam.cli;

import dev.bantam.learn.Learned;
import dev.bantam.learn.WriteException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes which row was used for what: the row's number among the rows that were kept, and its
 * place.
 */
final class PlacesFile {

  private PlacesFile() {}

  static void write(Learned learned, Path file) {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("row,place\n");
      for (int row = 0; row < learned.places().ofRows().size(); row++) {
        String place = learned.places().ofRows().get(row).name().toLowerCase(Locale.ROOT);
        writer.write((row + 1) + "," + place + "\n");
      }
    } catch (IOException e) {
      throw WriteException.of(file, e, "");
    }
  }
}
