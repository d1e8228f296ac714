package dev.bantam.learn.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.learn.lexical.Targets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Students of a small teacher. */
class DistillingTest {

  private static final Deadline NEVER = Deadline.in(Duration.ofDays(1));

  @Test
  void aStudentOfFewerLayersAnswersAsItsTeacherDoes() {
    SmallTask task = SmallTask.of(240, 1);
    TuningSettings settings = TuningSettings.defaults().withEpochs(8).withRates(3e-3f, 3e-2f);
    TunedModel teacher = teacher(task, settings);
    List<Targets> soft = List.of(soft(task, teacher, 0), soft(task, teacher, 1));
    TunedModel student =
        new Distilling(settings.withNoise(0, 0), 2, 1, 1)
            .student(teacher, Set.of(2), soft, NEVER, share -> {});
    assertThat(student.layers()).isEqualTo(1);
    assertThat(teacher.layers()).isEqualTo(3);
    assertThat(student.heads()).hasSize(2);
    assertThat(student.heads().getFirst().head().classes()).isEqualTo(SmallTask.CLASSES);
    SmallTask fresh = SmallTask.of(300, 2);
    assertThat(fresh.accuracy(student.graph(), 0)).isGreaterThan(0.85);
    assertThat(fresh.accuracy(student.graph(), 1)).isGreaterThan(0.85);
  }

  @Test
  void theSameSeedGivesTheSameStudent() {
    SmallTask task = SmallTask.of(240, 1);
    TuningSettings settings = TuningSettings.defaults().withEpochs(2).withRates(3e-3f, 3e-2f);
    TunedModel teacher = teacher(task, settings);
    List<Targets> soft = List.of(soft(task, teacher, 0), soft(task, teacher, 1));
    List<float[]> one = answers(task, teacher, soft, 1);
    List<float[]> again = answers(task, teacher, soft, 1);
    List<float[]> other = answers(task, teacher, soft, 2);
    for (int field = 0; field < 2; field++) {
      assertThat(again.get(field)).isEqualTo(one.get(field));
      assertThat(other.get(field)).isNotEqualTo(one.get(field));
    }
  }

  /** A student's logits, by field. */
  private static List<float[]> answers(
      SmallTask task, TunedModel teacher, List<Targets> soft, long seed) {
    TuningSettings settings = TuningSettings.students().withEpochs(2);
    TunedModel student =
        new Distilling(settings, 2, 1, seed).student(teacher, Set.of(2), soft, NEVER, share -> {});
    return IntStream.range(0, 2)
        .mapToObj(field -> task.output(student.graph(), "logits." + Fields.head(field)))
        .toList();
  }

  private static TunedModel teacher(SmallTask task, TuningSettings settings) {
    return new FineTuning(settings, 1)
        .train(task.start(3), task.examples().targets(), NEVER, Optional.empty(), share -> {});
  }

  private static Targets soft(SmallTask task, TunedModel teacher, int field) {
    int classes = task.examples().targets().get(field).classes();
    float[] logits = task.output(teacher.graph(), "logits." + Fields.head(field));
    List<float[]> rows = new ArrayList<>();
    for (int row = 0; row < task.examples().size(); row++) {
      rows.add(Arrays.copyOfRange(logits, row * classes, (row + 1) * classes));
    }
    float[] weights = new float[task.examples().size()];
    Arrays.fill(weights, 1);
    return SoftTargets.of(rows, weights, 2);
  }

  @Test
  void studentsKeepTheLastLayerAndOthersAtEvenDistances() {
    assertThat(Distilling.layers(2, 6)).containsExactly(2, 5);
    assertThat(Distilling.layers(3, 6)).containsExactly(1, 3, 5);
    assertThat(Distilling.layers(3, 12)).containsExactly(3, 7, 11);
    assertThat(Distilling.layers(2, 2)).containsExactly(0, 1);
  }

  @Test
  void softTargetsAreSoftenedDistributions() {
    Targets soft = SoftTargets.of(List.of(new float[] {2, 0}), new float[] {3}, 2);
    assertThat(soft.probability(0, 0)).isCloseTo((float) (1 / (1 + Math.exp(-1))), within(1e-4f));
    assertThat(soft.probability(0, 0) + soft.probability(0, 1)).isCloseTo(1, within(1e-5f));
    assertThat(soft.weight(0)).isEqualTo(3);
  }
}
