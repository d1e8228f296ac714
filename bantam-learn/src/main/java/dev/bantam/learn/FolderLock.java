package dev.bantam.learn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps a second writer, in this process or another one, away from a folder: a locked file beside
 * it. The system lets go of the lock when its process ends, however it ends.
 */
final class FolderLock implements AutoCloseable {

  private static final long LENGTHS = 1 << 30;

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock; empty while somebody else holds it. */
  static Optional<FolderLock> tryOn(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      return Optional.empty();
    }
    FolderLock lock = new FolderLock(file, channel);
    try {
      if (lock.isOfTheFileThere()) {
        return Optional.of(lock);
      }
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // Held by this process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Its last holder may have removed the file between our opening and our locking it, and somebody
   * else made another one. A length of our own tells; reading the file would end the lock, because
   * POSIX lets go of a process's locks on a file as soon as the process closes it anywhere.
   */
  private boolean isOfTheFileThere() throws IOException {
    long length = ThreadLocalRandom.current().nextLong(2, LENGTHS);
    channel.truncate(0).write(ByteBuffer.allocate(1), length - 1);
    try {
      return Files.size(file) == length;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Unlocked all the same, which is all that the next writer needs.
    }
  }
}
