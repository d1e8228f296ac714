package dev.bantam.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that holds a lock until it is killed or its standard input ends. */
final class LockHolder {

  private LockHolder() {}

  public static void main(String[] arguments) throws IOException {
    try (FolderLock lock = FolderLock.tryOn(Path.of(arguments[0])).orElseThrow()) {
      System.out.write((lock.getClass().getSimpleName() + "\n").getBytes(StandardCharsets.UTF_8));
      System.out.flush();
      System.in.read();
    }
  }
}
