package dev.bantam.gateway.store;

import dev.bantam.gateway.config.StoreConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The folder of one gateway, for its owner's eyes alone: {@code traces.db} unless the traces are in
 * PostgreSQL, {@code tenant.key}, with which tenants are named, and {@code lock}.
 */
public final class Home {

  private static final String TRACES = "traces.db";
  private static final String TENANT_KEY = "tenant.key";
  private static final String LOCK = "lock";

  private final Path folder;

  private Home(Path folder) {
    this.folder = folder;
  }

  /**
   * A folder, which is made if it is not there.
   *
   * @throws StoreException when it cannot be made or written to
   */
  public static Home at(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, onlyOwner("rwx------"));
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw new StoreException("cannot write to %s: choose another --home".formatted(folder));
    }
    return new Home(folder);
  }

  /** Whether a gateway keeps its traces in this very folder. */
  public static boolean hasTraces(Path folder) {
    return Files.isRegularFile(folder.resolve(TRACES));
  }

  /** The store that the configuration means. */
  public TraceStore open(StoreConfig config) {
    boolean everyCall = config.durability() == StoreConfig.Durability.EVERY_CALL;
    if (config.url().isPresent()) {
      return SqlStore.open(new PostgresDatabase(config.url().get(), everyCall));
    }
    Path file = folder.resolve(TRACES);
    try {
      // SQLite would let everybody read it.
      Files.createFile(file, onlyOwner("rw-------"));
    } catch (FileAlreadyExistsException e) {
      // It has been made so before.
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    return SqlStore.open(new SqliteDatabase(file, everyCall));
  }

  /**
   * Takes the folder for this gateway alone, until what is returned is closed.
   *
   * @throws StoreException when another gateway has it
   */
  public AutoCloseable lock() {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              onlyOwner("rw-------"));
      FileLock lock = null;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        // Another one in this process.
      }
      if (lock == null) {
        channel.close();
        throw new StoreException(
            "another gateway uses %s. Stop it, or give this one its own --home".formatted(folder));
      }
      return channel;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** The secret with which this home names tenants; made on first use. */
  public byte[] tenantKey() {
    Path file = folder.resolve(TENANT_KEY);
    try {
      if (!Files.exists(file)) {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        Files.createFile(file, onlyOwner("rw-------"));
        Files.writeString(file, HexFormat.of().formatHex(fresh));
      }
      return HexFormat.of().parseHex(Files.readString(file).strip());
    } catch (IOException e) {
      throw unwritable(folder, e);
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          "%s is damaged; without it tenants get new names".formatted(file), e);
    }
  }

  private static FileAttribute<?>[] onlyOwner(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static StoreException unwritable(Path folder, IOException e) {
    return new StoreException(
        "cannot write to %s (%s): choose another --home".formatted(folder, e.getMessage()), e);
  }
}
