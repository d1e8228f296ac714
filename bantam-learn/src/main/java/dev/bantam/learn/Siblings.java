package dev.bantam.learn;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The names beside a specialist's folder under which it is written and exchanged.
 *
 * @param target the folder, absolute
 */
public record Siblings(Path target) {

  /** Of this folder. */
  public static Siblings of(Path target) {
    return new Siblings(target.toAbsolutePath().normalize());
  }

  /**
   * Brings the earlier folder back after an exchange that was cut off between its two steps, unless
   * somebody is writing. A folder that is there stays as it is.
   */
  public void restore() {
    if (Files.exists(target) || !Files.exists(previous())) {
      return;
    }
    try {
      Optional<FolderLock> lock = FolderLock.tryOn(lock());
      if (lock.isPresent()) {
        try {
          restoreLocked();
        } finally {
          lock.get().close();
        }
      }
    } catch (IOException e) {
      // It stays under its other name; whoever may write there brings it back.
    }
  }

  /** The same for whoever holds the lock. */
  void restoreLocked() throws IOException {
    if (!Files.exists(target) && Files.exists(previous())) {
      move(previous(), target);
    }
  }

  /** Where the new folder is written. */
  Path writing() {
    return named(".writing");
  }

  /** Where the earlier folder is during the exchange. */
  Path previous() {
    return named(".previous");
  }

  /** Locked by who writes. */
  Path lock() {
    return named(".lock");
  }

  private Path named(String ending) {
    return target.resolveSibling("." + target.getFileName() + ending);
  }

  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }
}
