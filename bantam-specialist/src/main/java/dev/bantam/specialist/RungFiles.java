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
    if (manifest.rungs().isEmpty()) {
      throw new SpecialistException(folder + " is damaged: its ladder has no rung");
    }
    int[] classes = new Answers(manifest.schema()).classes();
    List<Rung> rungs = new ArrayList<>();
    for (Manifest.RungEntry entry : manifest.rungs()) {
      if (!entry.name().equals(LexicalRung.NAME)) {
        throw new SpecialistException(
            "%s has a rung called %s, which this Bantam does not know: use a newer one"
                .formatted(folder, entry.name()));
      }
      rungs.add(LexicalFile.read(inside(folder, entry.file()), classes, entry.sha256()));
    }
    return rungs;
  }

  /** Follows links, but not out of the folder. */
  private static Path inside(Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      if (Files.exists(file) && !file.toRealPath().startsWith(folder.toRealPath())) {
        throw new SpecialistException(file + " leads out of its folder");
      }
      return file;
    } catch (IOException e) {
      throw new SpecialistException(file + " cannot be read: " + e, e);
    }
  }
}
