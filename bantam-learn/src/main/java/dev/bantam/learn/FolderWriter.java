package dev.bantam.learn;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a folder so that it is there whole or not at all: everything goes into a folder beside it,
 * which takes its place at the end. An earlier folder stays untouched until then, and comes back
 * when the exchange was cut off in the middle.
 */
final class FolderWriter implements AutoCloseable {

  private static final int ATTEMPTS = 20;

  private final Path target;
  private final Siblings beside;
  private final Thread cleaner;
  private Optional<FolderLock> lock = Optional.empty();
  private boolean ended;

  private FolderWriter(Path target) {
    this.target = target;
    this.beside = Siblings.of(target);
    this.cleaner = new Thread(this::end, "remove unfinished folder");
  }

  /**
   * Makes the folder to write into.
   *
   * @param marker the file that tells a folder that may be replaced
   * @throws WriteException when it cannot be made, somebody else is writing it, or the target is
   *     something else than a specialist
   */
  static FolderWriter of(Path target, String marker) {
    FolderWriter writer = new FolderWriter(target);
    try {
      writer.begin(marker);
      return writer;
    } catch (IOException e) {
      writer.close();
      throw cannotWrite(target, e);
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private synchronized void begin(String marker) throws IOException {
    Path parent = beside.target().getParent();
    if (parent == null) {
      throw new WriteException("%s cannot be replaced: name a folder in it".formatted(target));
    }
    Files.createDirectories(parent);
    try {
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      throw new IOException("the program was interrupted", e);
    }
    lock = FolderLock.tryOn(beside.lock());
    if (lock.isEmpty()) {
      throw new WriteException(
          "%s is just being written by another learn. Wait for it, or choose another place with"
                  .formatted(target)
              + " --out.");
    }
    beside.restoreLocked();
    if (Files.exists(beside.target()) && !replaceable(beside.target(), marker)) {
      throw new WriteException(
          "%s is there and is no specialist: choose another place with --out".formatted(target));
    }
    deleteQuietly(beside.writing());
    Files.createDirectories(beside.writing());
  }

  /** Where to write. */
  Path staging() {
    return beside.writing();
  }

  /**
   * Puts what was written in the place of what was there.
   *
   * @throws WriteException when that fails; then what was there still is
   */
  synchronized void commit() {
    try {
      if (ended) {
        throw new IOException("the program was interrupted");
      }
      force(beside.writing());
      deleteQuietly(beside.previous());
      if (Files.exists(beside.target())) {
        Siblings.move(beside.target(), beside.previous());
      }
      Siblings.move(beside.writing(), beside.target());
      force(beside.target().resolveSibling("."));
      deleteQuietly(beside.previous());
    } catch (IOException e) {
      restoreQuietly();
      throw cannotWrite(target, e);
    }
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The program is ending, and the cleaner with it.
    }
  }

  /** Also run when the program is interrupted: never during the exchange, only before or after. */
  private synchronized void end() {
    if (!ended) {
      ended = true;
      lock.ifPresent(this::clear);
    }
  }

  private void clear(FolderLock held) {
    for (int i = 0; i < ATTEMPTS && Files.exists(beside.writing()); i++) {
      deleteQuietly(beside.writing()); // Whoever is interrupted may still be writing into it.
    }
    held.close();
  }

  static WriteException cannotWrite(Path path, IOException e) {
    return WriteException.of(path, e, " What was there before is unchanged.");
  }

  private static boolean replaceable(Path target, String marker) throws IOException {
    if (!Files.isDirectory(target)) {
      return false;
    }
    try (var entries = Files.list(target)) {
      return Files.exists(target.resolve(marker)) || entries.findAny().isEmpty();
    }
  }

  private void restoreQuietly() {
    try {
      beside.restoreLocked();
    } catch (IOException e) {
      // The folder stays under its other name, and the next writer brings it back.
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
