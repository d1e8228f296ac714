package dev.bantam.learn;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** A specialist or another file cannot be written. The message says which, why, and what to do. */
public final class WriteException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A problem whose message stands alone. */
  public WriteException(String message) {
    super(message);
  }

  private WriteException(String message, IOException cause) {
    super(message, cause);
  }

  /** A file or folder that this error kept from being written; a note may follow the reason. */
  public static WriteException of(Path path, IOException cause, String note) {
    String sentence = "%s cannot be written: %s.%s".formatted(path, reason(cause), note);
    return new WriteException(sentence, cause);
  }

  /** In words, since the messages of some of Java's exceptions are a bare path. */
  private static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException e -> "its folder does not exist";
      case AccessDeniedException e -> "you may not write there";
      case FileAlreadyExistsException e -> e.getFile() + " is there and is no folder";
      case NotDirectoryException e -> e.getFile() + " is no folder";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default ->
          Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
    };
  }
}
