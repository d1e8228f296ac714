package dev.bantam.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What {@link MixedCalls} is to write.
 *
 * @param out the folder to write to
 * @param data holds a folder for each data set
 * @param calls how many, without second attempts and garbage
 * @param seed of everything random
 * @param disturbances what makes the file harder
 * @param otherFormats whether to write some sets in the formats of others as well
 */
record MixedOptions(
    Path out, Path data, int calls, long seed, Disturbances disturbances, boolean otherFormats) {

  static final String USAGE =
      """
      Usage: bench/mixed_calls.sh OUT_FOLDER [OPTION...]
        --data FOLDER      the data sets (default: ../shared/data beside the checkout)
        --calls N          how many (60000)
        --seed N           of everything random (1)
        --disturbed        the next four at once: 0.02, 0.05, 0.01 and midway
        --edited SHARE     of the calls of each task, with an edited prompt
        --retried SHARE    of the calls, sent twice
        --garbage SHARE    of lines that are no calls
        --midway           three tasks change their prompt in the middle
        --other-formats    some sets as batch files, fine-tuning data and LiteLLM's log as well""";

  /**
   * Options from a command line.
   *
   * @throws IllegalArgumentException if they make no sense
   */
  static MixedOptions parse(List<String> arguments) {
    Deque<String> rest = new ArrayDeque<>(arguments);
    Path out = null;
    Path data = Path.of("../shared/data");
    int calls = 60_000;
    long seed = 1;
    Disturbances disturbances = Disturbances.NONE;
    boolean otherFormats = false;
    while (!rest.isEmpty()) {
      String argument = rest.remove();
      try {
        switch (argument) {
          case "--data" -> data = Path.of(rest.remove());
          case "--calls" -> calls = positive(Integer.parseInt(rest.remove()));
          case "--seed" -> seed = Long.parseLong(rest.remove());
          case "--disturbed" -> disturbances = Disturbances.USUAL;
          case "--edited" -> disturbances = disturbances.withEdited(share(rest.remove()));
          case "--retried" -> disturbances = disturbances.withRetried(share(rest.remove()));
          case "--garbage" -> disturbances = disturbances.withGarbage(share(rest.remove()));
          case "--midway" -> disturbances = disturbances.withChangesMidway();
          case "--other-formats" -> otherFormats = true;
          default -> {
            if (argument.startsWith("-") || out != null) {
              throw new IllegalArgumentException("what is " + argument + "?");
            }
            out = Path.of(argument);
          }
        }
      } catch (NoSuchElementException e) {
        throw new IllegalArgumentException(argument + " needs a value", e);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(argument + " needs a number", e);
      }
    }
    if (out == null) {
      throw new IllegalArgumentException("where to?");
    }
    return new MixedOptions(out, data, calls, seed, disturbances, otherFormats);
  }

  private static int positive(int number) {
    if (number <= 0) {
      throw new IllegalArgumentException(number + " calls?");
    }
    return number;
  }

  private static double share(String text) {
    double share = Double.parseDouble(text);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(text + " is no share from 0 to 1");
    }
    return share;
  }
}
