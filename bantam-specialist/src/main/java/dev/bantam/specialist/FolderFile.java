package dev.bantam.specialist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A file of a specialist's folder. */
final class FolderFile {

  private FolderFile() {}

  /**
   * The file of this name; links are followed, but not out of the folder.
   *
   * @throws SpecialistException when it is missing, leads elsewhere or is no file (a folder, or a
   *     pipe that could be waited on for ever)
   */
  static Path of(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new SpecialistException(
          file + (Files.exists(file) ? " is no file" : " is missing") + ": copy the folder whole");
    }
    try {
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw new SpecialistException(file + " leads out of its folder");
      }
      return file;
    } catch (IOException e) {
      throw new SpecialistException(file + " cannot be read: " + e, e);
    }
  }

  /** What tells this folder from another one of the same name; empty when there is none. */
  static Optional<Object> identity(Path folder) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
      Object key = attributes.fileKey();
      return Optional.of(key == null ? attributes.creationTime() : key);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
