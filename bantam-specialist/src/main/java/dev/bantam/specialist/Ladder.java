package dev.bantam.specialist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rungs of a specialist with their gates: the first whose score reaches its gate answers, and
 * the last one where none does. Immutable and thread-safe; answering allocates nothing beyond the
 * result.
 */
final class Ladder {

  /** A gate that no score reaches, not even infinity. */
  static final double CLOSED = Double.NaN;

  private final Answers answers;
  private final List<Rung> rungs;
  private final double[] gates;
  private final boolean[][] never;
  private final List<String> names;
  private final Pool<Opinion[]> opinions;

  Ladder(
      Answers answers,
      List<String> fields,
      List<Rung> rungs,
      double[] gates,
      Map<String, Set<String>> neverLocal) {
    this.answers = answers;
    this.names = List.copyOf(fields);
    this.rungs = List.copyOf(rungs);
    this.gates = gates.clone();
    this.never = never(answers, fields, neverLocal);
    this.opinions = new Pool<>(() -> this.rungs.stream().map(Opinion::new).toArray(Opinion[]::new));
  }

  private static boolean[][] never(
      Answers answers, List<String> fields, Map<String, Set<String>> neverLocal) {
    int[] classes = answers.classes();
    boolean[][] never = new boolean[classes.length][];
    for (int field = 0; field < classes.length; field++) {
      never[field] = new boolean[classes[field]];
      Set<String> values = neverLocal.getOrDefault(fields.get(field), Set.of());
      for (int value = 0; value < classes[field]; value++) {
        never[field][value] = values.contains(answers.name(field, value));
      }
    }
    return never;
  }

  /**
   * The answer of the first rung whose gate the score reaches, or of the last rung.
   *
   * @param open false where no answer is local: the same rung answers, for the same input always
   *     gets the same answer
   */
  Result answer(String input, boolean open) {
    Opinion[] forming = opinions.take();
    int last = rungs.size() - 1;
    for (int rung = 0; ; rung++) {
      Opinion opinion = forming[rung];
      opinion.form(input);
      double score = mayOpen(opinion) ? opinion.score() : CLOSED;
      boolean reached = score >= gates[rung];
      if (reached || rung == last) {
        Result result =
            new Result(
                answers.answer(opinion.chosen()),
                opinion.confidence(),
                score,
                rungs.get(rung).name(),
                open && reached,
                fields(opinion));
        opinions.giveBack(forming);
        return result;
      }
    }
  }

  private boolean mayOpen(Opinion opinion) {
    for (int field = 0; field < never.length; field++) {
      if (never[field][opinion.chosen()[field]]) {
        return false;
      }
    }
    return opinion.known();
  }

  private List<FieldResult> fields(Opinion opinion) {
    if (never.length == 1) {
      return List.of(field(opinion, 0));
    }
    List<FieldResult> results = new ArrayList<>(never.length);
    for (int field = 0; field < never.length; field++) {
      results.add(field(opinion, field));
    }
    return List.copyOf(results);
  }

  private FieldResult field(Opinion opinion, int field) {
    return new FieldResult(
        names.get(field), answers.value(field, opinion.chosen()[field]), opinion.confidence(field));
  }
}
