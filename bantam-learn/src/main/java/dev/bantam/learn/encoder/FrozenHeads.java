package dev.bantam.learn.encoder;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.specialist.EncoderHead;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Learns heads for one field on the vectors of an encoder that stays as it is: a linear one, whose
 * penalty is chosen on rows kept aside, and one with a hidden layer. Which is better is for rows to
 * say that neither has seen.
 */
public final class FrozenHeads {

  private final DenseRows rows;
  private final Centre centre;
  private final HeadSettings settings;
  private final long seed;
  private final Folds folds;

  private FrozenHeads(float[][] vectors, Targets targets, HeadSettings settings, long seed) {
    this.centre = Centre.of(vectors);
    this.rows =
        new DenseRows(
            centre.applied(vectors), targets, IntStream.range(0, vectors.length).toArray());
    this.settings = settings;
    this.seed = seed;
    this.folds = Folds.of(vectors.length, Math.min(settings.folds(), vectors.length), seed);
  }

  /**
   * The linear head, then, unless settings say otherwise, the one with a hidden layer.
   *
   * @param vectors sentence vectors, one per row; at least two rows
   * @param targets what each row should be answered with
   * @param seed the same one gives the same heads, whatever the number of threads
   * @param progress is told the share that is done
   */
  public static List<TrainedHead> train(
      float[][] vectors,
      Targets targets,
      HeadSettings settings,
      long seed,
      DoubleConsumer progress) {
    return new FrozenHeads(vectors, targets, settings, seed).train(progress);
  }

  /**
   * A head as another one was learned, from other rows.
   *
   * @param before how it is to be learned
   */
  static TrainedHead again(
      float[][] vectors, Targets targets, TrainedHead before, HeadSettings settings, long seed) {
    FrozenHeads heads = new FrozenHeads(vectors, targets, settings, seed);
    if (before.cost().isEmpty()) {
      return heads.hidden();
    }
    TrainedHead linear = heads.linear(before.cost().getAsDouble());
    return before.shares().isPresent()
        ? JoinedHeads.of(linear, heads.hidden(), before.shares().get())
        : linear;
  }

  private List<TrainedHead> train(DoubleConsumer progress) {
    List<Callable<List<TrainedHead>>> tasks = new ArrayList<>();
    tasks.add(() -> List.of(linear(cost())));
    if (settings.units() > 0) {
      tasks.add(() -> List.of(hidden()));
    }
    return Together.run(tasks, settings.threads(), progress).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The cost that foretells the rows of one fold best, learned from those of the others. */
  private double cost() {
    DenseRows inside = rows.only(folds.inside(0));
    List<EncoderHead> path =
        LogisticRegression.path(rows.only(folds.outside(0)), LogisticRegression.COSTS);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int cost = 0; cost < path.size(); cost++) {
      double loss = inside.loss(path.get(cost));
      if (loss < least) {
        least = loss;
        best = cost;
      }
    }
    return LogisticRegression.COSTS.get(best);
  }

  private TrainedHead linear(double cost) {
    EncoderHead head = LogisticRegression.path(rows, List.of(cost)).getFirst();
    return new TrainedHead(centre.undone(head), OptionalDouble.of(cost));
  }

  private TrainedHead hidden() {
    EncoderHead head = HiddenNetwork.learn(rows, settings.units(), seed);
    return new TrainedHead(centre.undone(head), OptionalDouble.empty());
  }
}
