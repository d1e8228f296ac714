package dev.bantam.learn;

import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.ManifestReader;
import dev.bantam.specialist.Provenance;
import dev.bantam.specialist.SpecialistException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How often calibrate was opened in a folder, whatever the data: rows that are reordered, or of
 * which a few are new, are no fresh look. Only to do the very same once more shows nothing new and
 * is not counted.
 *
 * @param earlier the specialist that is in the folder, if there is one that can be read
 */
record Openings(Optional<Manifest> earlier) {

  static Openings in(Path folder) {
    try {
      return new Openings(Optional.of(ManifestReader.read(folder)));
    } catch (SpecialistException e) {
      return new Openings(Optional.empty()); // Nothing there, or nothing that can be read.
    }
  }

  /** The count after a specialist for which calibrate was opened or not. */
  int after(Provenance now, boolean opened) {
    int before = earlier.map(manifest -> manifest.provenance().openings()).orElse(0);
    if (!opened) {
      return before;
    }
    return earlier.filter(manifest -> before > 0 && same(manifest, now)).isPresent()
        ? before
        : before + 1;
  }

  private static boolean same(Manifest manifest, Provenance now) {
    Provenance was = manifest.provenance();
    return manifest.version().equals(Version.CURRENT)
        && was.fingerprint().equals(now.fingerprint())
        && was.seed() == now.seed()
        && was.settings().equals(now.settings());
  }
}
