package dev.bantam.learn;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Puts something more into a specialist's folder before the folder takes its place, such as a
 * report; so it is there whole, or not at all, together with the rest.
 */
@FunctionalInterface
public interface Enclosure {

  /** Adds nothing. */
  Enclosure NONE = (learned, folder) -> {};

  /**
   * @param learned the specialist; it says where the folder will be
   * @param folder where the folder is now
   * @throws IOException when a file cannot be written whole
   */
  void write(Learned learned, Path folder) throws IOException;
}
