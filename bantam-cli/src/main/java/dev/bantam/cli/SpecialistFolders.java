package dev.bantam.cli;

import dev.bantam.learn.Siblings;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.SpecialistException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Where specialists are: at a path, or by name in {@code ./specialists}. */
final class SpecialistFolders {

  static final Path HOME = Path.of("specialists");

  private SpecialistFolders() {}

  /**
   * The folder that a name or path means.
   *
   * @throws SpecialistException when there is none
   */
  static Path find(String name) {
    try {
      if (name.isBlank()) {
        throw new SpecialistException("the name of a specialist is empty. " + hint());
      }
      Path path = Path.of(name);
      Siblings.of(path).restore();
      if (Files.exists(path.resolve(Manifest.FILE))) {
        return path;
      }
      Path named = HOME.resolve(name);
      Siblings.of(named).restore();
      if (Files.exists(named.resolve(Manifest.FILE))) {
        return named;
      }
      if (Files.exists(path)) {
        throw new SpecialistException(path + " is no specialist: it has no " + Manifest.FILE);
      }
    } catch (InvalidPathException e) {
      throw new SpecialistException("'%s' cannot be the name of a folder".formatted(name), e);
    }
    throw new SpecialistException(
        "there is no specialist called '%s', neither as a path nor in %s. %s"
            .formatted(name, HOME, hint()));
  }

  private static String hint() {
    if (!Files.isDirectory(HOME)) {
      return "Learn one first: bantam learn data.csv";
    }
    try (var folders = Files.list(HOME)) {
      List<String> names =
          folders
              .filter(folder -> Files.exists(folder.resolve(Manifest.FILE)))
              .map(folder -> folder.getFileName().toString())
              .sorted()
              .limit(20)
              .toList();
      return names.isEmpty()
          ? "Learn one first: bantam learn data.csv"
          : "There are: " + String.join(", ", names);
    } catch (IOException e) {
      return "Learn one first: bantam learn data.csv";
    }
  }
}
