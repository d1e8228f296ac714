package dev.bantam.assess;

import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.Learned;
import dev.bantam.learn.Verdicts;
import dev.bantam.learn.data.Dataset;
import dev.bantam.specialist.Answers;
import dev.bantam.specialist.Specialist;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the held-out calls on which a specialist is surest against the teacher. */
final class Contradictions {

  private static final int MOST = 12;

  private Contradictions() {}

  /**
   * Up to twelve, the surest first; answers that the teacher did not give do not count.
   *
   * @param origins by the lines of the data
   */
  static List<Contradiction> of(Learned learned, CallOrigins origins) {
    Dataset data = learned.data();
    int[] heldOut =
        IntStream.concat(
                IntStream.of(learned.places().rows(Place.TUNE)),
                IntStream.of(learned.places().rows(Place.CALIBRATE)))
            .toArray();
    try (Specialist specialist = Specialist.load(learned.folder())) {
      Verdicts verdicts = Verdicts.of(specialist, data, heldOut);
      Answers answers = new Answers(specialist.schema());
      return IntStream.range(0, heldOut.length)
          .filter(i -> !verdicts.agrees(i) && !Double.isNaN(verdicts.scores()[i]))
          .filter(i -> given(verdicts, i))
          .boxed()
          .sorted(
              Comparator.comparingDouble((Integer i) -> -verdicts.scores()[i])
                  .thenComparing(i -> data.id(heldOut[i])))
          .limit(MOST)
          .map(
              i ->
                  new Contradiction(
                      origins.get(data.line(heldOut[i])),
                      data.input(heldOut[i]),
                      data.answer(heldOut[i]),
                      answers.answer(said(verdicts, i)),
                      verdicts.confidences()[i]))
          .toList();
    }
  }

  private static boolean given(Verdicts verdicts, int i) {
    for (int[] was : verdicts.was()) {
      if (was[i] == Dataset.OTHER) {
        return false;
      }
    }
    return true;
  }

  private static int[] said(Verdicts verdicts, int i) {
    int[] said = new int[verdicts.said().length];
    for (int field = 0; field < said.length; field++) {
      said[field] = verdicts.said()[field][i];
    }
    return said;
  }
}
