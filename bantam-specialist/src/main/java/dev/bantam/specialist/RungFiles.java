package dev.bantam.specialist;

import dev.bantam.specialist.encoder.EncoderException;
import dev.bantam.specialist.encoder.Encoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rungs that a manifest names. */
final class RungFiles {

  private RungFiles() {}

  /**
   * The rungs, in the order of the ladder. Where an encoder cannot be used on this machine the
   * rungs below it are there all the same.
   *
   * @param encoders shared by all specialists of the program
   * @throws SpecialistException when a file is missing, lies elsewhere, is damaged, or holds a rung
   *     that this Bantam does not know
   */
  static LoadedRungs read(Path folder, Manifest manifest, Encoders encoders) {
    int[] classes = new Answers(manifest.schema()).classes();
    List<Rung> rungs = new ArrayList<>();
    for (Manifest.RungEntry entry : manifest.rungs()) {
      try {
        rungs.add(read(folder, entry, classes, encoders, rungs));
      } catch (EncoderException e) {
        String missing =
            "its rung %s cannot be used here: %s".formatted(entry.name(), e.getMessage());
        if (rungs.isEmpty()) {
          throw new SpecialistException("%s: %s".formatted(folder, missing), e);
        }
        return new LoadedRungs(rungs, Optional.of(missing));
      }
    }
    return new LoadedRungs(rungs, Optional.empty());
  }

  private static Rung read(
      Path folder, Manifest.RungEntry entry, int[] classes, Encoders encoders, List<Rung> below) {
    return switch (entry.name()) {
      case LexicalRung.NAME -> LexicalFile.read(whole(folder, entry), classes, entry.sha256());
      case EncoderRung.NAME ->
          EncoderFile.read(
              whole(folder, entry),
              classes,
              entry.sha256(),
              encoders,
              below.isEmpty() ? Optional.empty() : Optional.of(below.getLast()));
      default ->
          throw new SpecialistException(
              "%s has a rung called %s, which this Bantam does not know: use a newer one"
                  .formatted(folder, entry.name()));
    };
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
