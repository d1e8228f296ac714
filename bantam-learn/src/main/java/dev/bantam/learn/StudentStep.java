package dev.bantam.learn;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.learn.tune.Distilling;
import dev.bantam.learn.tune.SoftTargets;
import dev.bantam.learn.tune.TuneException;
import dev.bantam.learn.tune.TunedModel;
import dev.bantam.onnx.OnnxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Distils trained encoders into students of fewer layers, which learn what their teacher believes.
 */
final class StudentStep {

  private final TunedRung rung;
  private final Consumer<String> notes;
  private final Distilling distilling;

  /**
   * @param notes is told what was not distilled, or not to its end, and why
   */
  StudentStep(LearnOptions options, TunedRung rung, Consumer<String> notes) {
    this.rung = rung;
    this.notes = notes;
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
   * @return empty when time is too short, or ONNX Runtime failed
   */
  Optional<Taught> student(
      Taught teacher,
      int layers,
      List<Targets> beliefs,
      TrainingRows.Chosen train,
      Deadline deadline,
      DoubleConsumer progress)
      throws IOException {
    String name = "a student of %d layers".formatted(layers);
    try {
      TunedModel student =
          distilling.student(
              teacher.model(),
              Distilling.layers(layers, teacher.model().layers()),
              beliefs,
              deadline,
              progress);
      return TunedStep.finished(name, student.ending(), notes)
          ? Optional.of(rung.serving(student, train.texts()))
          : Optional.empty();
    } catch (OnnxException | TuneException e) {
      notes.accept("%s was not distilled: %s".formatted(name, e.getMessage()));
      return Optional.empty();
    }
  }
}
