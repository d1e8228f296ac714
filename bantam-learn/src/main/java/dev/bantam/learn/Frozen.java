package dev.bantam.learn;

import dev.bantam.core.guarantee.Feasibility;
import dev.bantam.specialist.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A specialist that was learned and answers nothing yet: rows that come later certify it.
 *
 * @param folder where it is
 * @param manifest what it says of itself
 * @param feasibility what tune says could be certified at several alphas on as many rows as are
 *     taken at most
 * @param rows how many later rows certify it; empty when no number of them could
 * @param reason why none could, in a sentence
 */
public record Frozen(
    Path folder,
    Manifest manifest,
    List<Feasibility> feasibility,
    OptionalInt rows,
    Optional<String> reason) {

  /** A value whose list nobody can change. */
  public Frozen {
    feasibility = List.copyOf(feasibility);
  }
}
