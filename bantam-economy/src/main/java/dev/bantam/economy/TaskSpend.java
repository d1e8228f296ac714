package dev.bantam.economy;

/**
 * A task, what its recorded calls cost, and how many of them could be answered locally.
 *
 * @param task its name
 * @param bill the cost of its recorded calls
 * @param localShare the share of its calls that a local rung answers, from 0 to 1
 */
public record TaskSpend(String task, Bill bill, double localShare) {

  /**
   * @throws IllegalArgumentException when the share is none
   */
  public TaskSpend {
    if (!(localShare >= 0 && localShare <= 1)) {
      throw new IllegalArgumentException("a local share of " + localShare);
    }
  }
}
