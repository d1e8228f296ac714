package dev.bantam.economy;

import java.util.List;

/**
 * A price list cannot be used. The message holds every problem that was found, a line each, with
 * file, line and what to do.
 */
public final class PriceListException extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final int MOST_SHOWN = 20;

  private final transient List<String> problems;

  /** One problem or several, each in words that stand alone. */
  public PriceListException(List<String> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** A single problem. */
  public PriceListException(String problem) {
    this(List.of(problem));
  }

  /** All of them, in the order of the file. */
  public List<String> problems() {
    return problems;
  }

  private static String message(List<String> problems) {
    String shown = String.join("\n", problems.subList(0, Math.min(MOST_SHOWN, problems.size())));
    int left = problems.size() - MOST_SHOWN;
    return left > 0 ? "%s\n... and %,d more".formatted(shown, left) : shown;
  }
}
