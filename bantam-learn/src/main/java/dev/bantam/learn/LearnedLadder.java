package dev.bantam.learn;

import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.LearnedEncoder;
import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Rung;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rungs that were learned, with the gate that decides between them.
 *
 * @param lexical the first
 * @param accuracy the share of tune's rows that the first answers as the reference does
 * @param upper the second, if there is one
 */
record LearnedLadder(LexicalRung lexical, double accuracy, Optional<Upper> upper) {

  /**
   * An encoder rung.
   *
   * @param learned the rung
   * @param base whose vectors it reads
   * @param accuracy the share of tune's rows that it answers as the reference does
   * @param lowerGate from which score the lexical rung answers in its place; empty for never
   * @param recipe how its encoder was trained; empty where that stayed as it was
   */
  record Upper(
      LearnedEncoder learned,
      BaseModelFiles base,
      double accuracy,
      OptionalDouble lowerGate,
      Optional<Recipe> recipe) {

    /** The same choices with an encoder that was trained again. */
    Upper with(LearnedEncoder other, BaseModelFiles files, Recipe how) {
      return new Upper(other, files, accuracy, lowerGate, Optional.of(how));
    }
  }

  /** The first rung alone. */
  LearnedLadder lower() {
    return new LearnedLadder(lexical, accuracy, Optional.empty());
  }

  /** The same with other figures and another gate for the second rung. */
  LearnedLadder with(double upperAccuracy, OptionalDouble lowerGate) {
    return new LearnedLadder(
        lexical,
        accuracy,
        upper.map(one -> new Upper(one.learned, one.base, upperAccuracy, lowerGate, one.recipe)));
  }

  List<Rung> rungs() {
    return upper
        .<List<Rung>>map(one -> List.of(lexical, one.learned.rung()))
        .orElseGet(() -> List.of(lexical));
  }

  /** Which gates stand below the last rung's: for each rung but the last, its own. */
  List<OptionalDouble> lowerGates() {
    return upper.map(one -> List.of(one.lowerGate)).orElseGet(List::of);
  }

  /** What the provenance says of the second rung. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    upper.ifPresent(
        one -> {
          settings.put("encoder", one.base.name());
          one.recipe.ifPresent(recipe -> settings.put("encoder.training", recipe.words()));
          List<LearnedEncoder.LearnedField> fields = one.learned.fields();
          for (int field = 0; field < fields.size(); field++) {
            settings.put("encoder.head" + (field + 1), fields.get(field).head().kind());
          }
        });
    return settings;
  }
}
