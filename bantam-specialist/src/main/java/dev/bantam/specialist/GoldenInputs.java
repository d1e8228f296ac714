package dev.bantam.specialist;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Compares this machine's scores with those of the machine that issued the certificate: what was
 * certified is the computation, so where it comes out otherwise its gates stay closed.
 */
final class GoldenInputs {

  private GoldenInputs() {}

  /** What differs first; empty when all scores and values are equal to the last bit. */
  static Optional<String> firstDifference(
      List<Manifest.Golden> golden, Ladder ladder, Answers answers) {
    for (int i = 0; i < golden.size(); i++) {
      Manifest.Golden wanted = golden.get(i);
      Result found = ladder.answer(wanted.input(), false);
      if (Double.compare(found.score(), wanted.score()) != 0
          || !sameValues(wanted, found, answers)) {
        return Optional.of(
            ("on this machine golden input %d scores %s and not %s as where it was certified:"
                    + " learn it again here")
                .formatted(i + 1, found.score(), wanted.score()));
      }
    }
    return Optional.empty();
  }

  private static boolean sameValues(Manifest.Golden wanted, Result found, Answers answers) {
    for (int field = 0; field < wanted.values().size(); field++) {
      JsonNode value = answers.value(field, wanted.values().get(field));
      if (!value.equals(found.fields().get(field).value())) {
        return false;
      }
    }
    return true;
  }
}
