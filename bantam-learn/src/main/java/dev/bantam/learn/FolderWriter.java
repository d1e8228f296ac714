package dev.bantam.learn;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Writes a folder so that it is there whole or not at all: everything goes into a folder beside it,
 * which takes its place at the end. An earlier folder stays untouched until then, and comes back
 * when the exchange was cut off in the middle.
 */
final class FolderWriter implements AutoCloseable {

  private static final String WRITING = ".writing";
  private static final String PREVIOUS = ".previous";

  private final Path target;
  private final Path staging;
  private final Thread cleaner;
  private boolean done;

  /**
   * Makes the folder to write into.
   *
   * @throws LearnException when it cannot be made, or the target is something else than a
   *     specialist
   */
  FolderWriter(Path target, String marker) {
    this.target = target.toAbsolutePath().normalize();
    this.staging = sibling(this.target, WRITING);
    this.cleaner = new Thread(() -> deleteQuietly(staging), "remove unfinished folder");
    try {
      restore(this.target);
      if (Files.exists(this.target) && !replaceable(this.target, marker)) {
        throw new LearnException(
            "%s is there and is no specialist: choose another place with --out".formatted(target));
      }
      deleteQuietly(staging);
      Files.createDirectories(staging);
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /** Where to write. */
  Path staging() {
    return staging;
  }

  /**
   * Puts what was written in the place of what was there.
   *
   * @throws LearnException when that fails; then what was there still is
   */
  void commit() {
    Path previous = sibling(target, PREVIOUS);
    try {
      force(staging);
      deleteQuietly(previous);
      if (Files.exists(target)) {
        move(target, previous);
      }
      move(staging, target);
      force(staging.resolveSibling("."));
      done = true;
      deleteQuietly(previous);
    } catch (IOException e) {
      restoreQuietly();
      throw cannotWrite(target, e);
    }
  }

  @Override
  public void close() {
    if (!done) {
      deleteQuietly(staging);
    }
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The program is ending, and the cleaner with it.
    }
  }

  static LearnException cannotWrite(Path path, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new LearnException(
        "%s cannot be written (%s). What was there before is unchanged.".formatted(path, reason),
        e);
  }

  private static boolean replaceable(Path target, String marker) throws IOException {
    if (!Files.isDirectory(target)) {
      return false;
    }
    try (var entries = Files.list(target)) {
      return Files.exists(target.resolve(marker)) || entries.findAny().isEmpty();
    }
  }

  /** An exchange that was cut off left the earlier folder under its other name. */
  static void restore(Path target) throws IOException {
    Path previous = sibling(target, PREVIOUS);
    if (!Files.exists(target) && Files.exists(previous)) {
      move(previous, target);
    }
  }

  private void restoreQuietly() {
    try {
      restore(target);
    } catch (IOException e) {
      // The folder stays under its other name, and the next writer brings it back.
    }
  }

  private static Path sibling(Path target, String ending) {
    return target.resolveSibling("." + target.getFileName() + ending);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  /** Waits until a folder's entries are on the disk, where the platform can say so. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some platforms cannot open folders; their moves are ordered all the same.
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
                throws IOException {
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // Nothing there, or not ours to remove: the next writer meets it and says so.
    }
  }
}
