package dev.bantam.cli;

import dev.bantam.learn.WriteException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at where results will go before the work begins, not after it. */
final class OutputPlaces {

  private OutputPlaces() {}

  /**
   * Checks that a file can be written.
   *
   * @param inputs files that it must not be
   * @throws WriteException when it cannot
   */
  static void file(Path file, List<Path> inputs) {
    for (Path input : inputs) {
      if (same(file, input)) {
        throw new WriteException(
            "%s cannot be written: it is what is to be read. Choose another file".formatted(file));
      }
    }
    if (Files.isDirectory(file)) {
      throw new WriteException("%s cannot be written: it is a folder".formatted(file));
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw cannot(file, "its folder does not exist");
    }
    if (!Files.isWritable(Files.exists(file) ? file : parent)) {
      throw cannot(file, "you may not write there");
    }
  }

  /**
   * Checks that folders can be made in a folder, which may not be there yet.
   *
   * @throws WriteException when they cannot
   */
  static void folder(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw cannot(folder, there + " is there and is no folder");
    }
    if (!Files.isWritable(there)) {
      throw cannot(folder, "you may not write there");
    }
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.exists(one) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false; // What cannot be read is told when it is read.
    }
  }

  private static WriteException cannot(Path path, String reason) {
    return WriteException.of(path, new FileSystemException(path.toString(), null, reason), "");
  }
}
