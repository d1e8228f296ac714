package dev.bantam.specialist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the rungs that a manifest names. */
final class RungFiles {

  private RungFiles() {}

  /**
   * The rungs, in the order of the ladder.
   *
   * @throws SpecialistException when a file is missing, lies elsewhere, is damaged, or holds a rung
   *     that this Bantam does not know
   */
  static List<Rung> read(Path folder, Manifest manifest) {
    int[] classes = new Answers(manifest.schema()).classes();
    List<Rung> rungs = new ArrayList<>();
    for (Manifest.RungEntry entry : manifest.rungs()) {
      if (!entry.name().equals(LexicalRung.NAME)) {
        throw new SpecialistException(
            "%s has a rung called %s, which this Bantam does not know: use a newer one"
                .formatted(folder, entry.name()));
      }
      rungs.add(LexicalFile.read(whole(folder, entry), classes, entry.sha256()));
    }
    return rungs;
  }

  /** A file of another size was cut or exchanged, which is worth saying before it is read. */
  private static Path whole(Path folder, Manifest.RungEntry entry) {
    Path file = FolderFile.of(folder, entry.file());
    try {
      if (Files.size(file) != entry.bytes()) {
        throw new SpecialistException(
            "%s is damaged: it has %,d bytes and the manifest says %,d: copy the folder again"
                .formatted(file, Files.size(file), entry.bytes()));
      }
      return file;
    } catch (IOException e) {
      throw new SpecialistException(file + " cannot be read: " + e, e);
    }
  }
}
