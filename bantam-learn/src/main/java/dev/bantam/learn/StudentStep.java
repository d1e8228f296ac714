package dev.bantam.learn;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.learn.tune.Distilling;
import dev.bantam.learn.tune.SoftTargets;
import dev.bantam.learn.tune.TunedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Distils trained encoders into students of fewer layers, which learn what their teacher believes.
 */
final class StudentStep {

  private final TunedRung rung;
  private final Distilling distilling;

  StudentStep(LearnOptions options, TunedRung rung) {
    this.rung = rung;
    this.distilling = Distilling.of(options.students(), options.seed());
  }

  /**
   * What the teacher, in the form that serves, believes of the rows it was trained on, softened.
   */
  List<Targets> beliefs(Taught teacher, TrainingRows.Chosen train, DoubleConsumer progress)
      throws IOException {
    List<List<float[]>> own = rung.logits(teacher, train.texts(), progress);
    List<Targets> soft = new ArrayList<>();
    for (int field = 0; field < own.size(); field++) {
      Targets hard = train.targets().get(field);
      float[] weights = new float[train.texts().size()];
      for (int row = 0; row < weights.length; row++) {
        weights[row] = hard.weight(row);
      }
      soft.add(SoftTargets.of(own.get(field), weights, distilling.temperature()));
    }
    return soft;
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
    return student.ending().gaveUp()
        ? Optional.empty()
        : Optional.of(rung.serving(student, train.texts()));
  }
}
