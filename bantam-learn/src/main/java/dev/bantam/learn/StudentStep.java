package dev.bantam.learn;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.learn.tune.Distilling;
import dev.bantam.learn.tune.Ending;
import dev.bantam.learn.tune.SoftTargets;
import dev.bantam.learn.tune.TunedModel;
import dev.bantam.specialist.LexicalRung;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Distils trained encoders into students of fewer layers. Their teachers are two: the encoder, and
 * lexical rungs that have not seen the row.
 */
final class StudentStep {

  /** Of the time for gathering what teachers believe, about this share goes into lexical rungs. */
  private static final double LEXICAL = 0.4;

  private final LearnOptions options;
  private final TunedRung rung;
  private final Distilling distilling;

  StudentStep(LearnOptions options, TunedRung rung) {
    this.options = options;
    this.rung = rung;
    this.distilling = Distilling.of(options.students(), options.seed());
  }

  /**
   * What the teachers believe of the rows that the encoder was trained on, together and softened.
   *
   * @param lexical whose temperatures the lexical ones have
   * @return empty when the deadline comes first
   */
  Optional<List<Targets>> beliefs(
      LexicalRung lexical,
      Taught teacher,
      TrainingRows.Chosen train,
      Deadline deadline,
      DoubleConsumer progress)
      throws IOException {
    Optional<List<List<float[]>>> words =
        OutOfFold.logits(
            train, options, lexical, deadline, share -> progress.accept(LEXICAL * share));
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<List<float[]>> own =
        rung.logits(
            teacher, train.texts(), share -> progress.accept(LEXICAL + (1 - LEXICAL) * share));
    List<Targets> soft = new ArrayList<>();
    for (int field = 0; field < own.size(); field++) {
      Targets hard = train.targets().get(field);
      float[] weights = new float[train.texts().size()];
      for (int row = 0; row < weights.length; row++) {
        weights[row] = hard.weight(row);
      }
      soft.add(
          SoftTargets.of(
              List.of(own.get(field), words.get().get(field)), weights, distilling.temperature()));
    }
    return Optional.of(soft);
  }

  /**
   * A student.
   *
   * @param layers how many it keeps of its teacher's
   * @return empty when time is too short
   */
  Optional<Taught> student(
      Taught teacher,
      int layers,
      List<Targets> beliefs,
      TrainingRows.Chosen train,
      Deadline deadline,
      DoubleConsumer progress)
      throws IOException {
    TunedModel student =
        distilling.student(
            teacher.model(),
            Distilling.layers(layers, teacher.model().layers()),
            beliefs,
            deadline,
            progress);
    boolean gaveUp = student.ending() == Ending.TOO_LONG || student.ending() == Ending.ASKED;
    return gaveUp ? Optional.empty() : Optional.of(rung.serving(student, train.texts()));
  }
}
