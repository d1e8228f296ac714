package dev.bantam.learn.tune;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.pass.DropLayers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Makes a student of a tuned encoder: some of its layers, trained to answer as its teacher does.
 *
 * @param settings how; its smoothing says nothing here
 * @param temperature that softens answers, from 2 to 4
 * @param hidden how much the difference between hidden states counts beside that of answers
 * @param seed of everything random
 */
public record Distilling(TuningSettings settings, float temperature, float hidden, long seed) {

  /**
   * The way for every task.
   *
   * @param settings of the training
   */
  public static Distilling of(TuningSettings settings, long seed) {
    return new Distilling(settings, 2, 1, seed);
  }

  /**
   * How many layers the students of a teacher have, the largest first: half of its layers, and half
   * of these.
   *
   * @param teacher how many layers it has
   */
  public static List<Integer> sizes(int teacher) {
    int half = (teacher + 1) / 2;
    int quarter = (half + 1) / 2;
    return IntStream.of(half, quarter).distinct().filter(size -> size < teacher).boxed().toList();
  }

  /**
   * Which layers a student has: the last, and the others at even distances before it.
   *
   * @param of how many layers the teacher has
   */
  public static Set<Integer> layers(int kept, int of) {
    Set<Integer> layers = new TreeSet<>();
    for (int i = 1; i <= kept; i++) {
      layers.add(of * i / kept - 1);
    }
    return layers;
  }

  /**
   * Trains.
   *
   * @param soft by field, what the teacher believes of each text that the teacher was trained on,
   *     already softened by the temperature
   * @param deadline by which it ends
   * @param progress is told the share that is done
   * @throws TuneException when ONNX Runtime fails
   */
  public TunedModel student(
      TunedModel teacher,
      Set<Integer> layers,
      List<Targets> soft,
      Deadline deadline,
      DoubleConsumer progress) {
    Graph small = new DropLayers(layers).apply(teacher.graph());
    Examples examples = new Examples(teacher.start().texts(), soft);
    Fields fields = new Fields(soft, 0, temperature);
    List<Integer> kept = new ArrayList<>(new TreeSet<>(layers));
    try (Lesson lesson =
        new StudentLesson(fields, teacher.graph(), kept, hidden, settings.threads())) {
      Trained trained =
          new Training(
                  lesson,
                  examples,
                  new LengthBuckets(examples, settings.batch(), seed),
                  settings,
                  seed)
              .run(small, deadline, Optional.empty(), progress);
      return new TunedModel(
          teacher.start(),
          trained.graph(),
          teacher.length(),
          soft.size(),
          trained.ending(),
          trained.steps());
    }
  }
}
