package dev.bantam.learn.encoder;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.specialist.EncoderHead;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Learns heads for one field on the vectors of an encoder that stays as it is: a linear one, whose
 * penalty is chosen by cross-validation, and one with a hidden layer. Which is better is for rows
 * to say that neither has seen.
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

  private List<TrainedHead> train(DoubleConsumer progress) {
    boolean hidden = settings.units() > 0;
    List<Callable<List<EncoderHead>>> tasks = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      DenseRows others = rows.only(folds.outside(fold));
      tasks.add(() -> LogisticRegression.path(others, LogisticRegression.COSTS.length));
    }
    tasks.add(() -> LogisticRegression.path(rows, LogisticRegression.COSTS.length));
    for (int fold = 0; hidden && fold <= folds.count(); fold++) {
      DenseRows others = fold == folds.count() ? rows : rows.only(folds.outside(fold));
      tasks.add(() -> List.of(HiddenNetwork.learn(others, settings.units(), seed)));
    }
    List<List<EncoderHead>> learned = Together.run(tasks, settings.threads(), progress);
    List<TrainedHead> heads = new ArrayList<>();
    heads.add(linear(learned.subList(0, folds.count() + 1)));
    if (hidden) {
      heads.add(trained(learned.subList(folds.count() + 1, learned.size()), 0, "hidden layer"));
    }
    return heads;
  }

  private TrainedHead linear(List<List<EncoderHead>> byFold) {
    TrainedHead best = trained(byFold, 0, kind(0));
    for (int cost = 1; cost < LogisticRegression.COSTS.length; cost++) {
      TrainedHead next = trained(byFold, cost, kind(cost));
      best = next.loss() < best.loss() ? next : best;
    }
    return best;
  }

  private static String kind(int cost) {
    return "linear, cost %.0f".formatted(LogisticRegression.COSTS[cost]);
  }

  /** The last of the lists was learned from all rows. */
  private TrainedHead trained(List<List<EncoderHead>> byFold, int index, String kind) {
    float[][] outOfFold = new float[rows.size()][rows.classes()];
    double loss = 0;
    double total = 0;
    for (int fold = 0; fold < folds.count(); fold++) {
      EncoderHead head = byFold.get(fold).get(index);
      float[] between = new float[head.units()];
      DenseRows inside = rows.only(folds.inside(fold));
      for (int row : inside.rows()) {
        head.weigh(rows.vector(row), between, outOfFold[row]);
      }
      loss += inside.loss(head) * inside.totalWeight();
      total += inside.totalWeight();
    }
    EncoderHead whole = centre.undone(byFold.getLast().get(index));
    return new TrainedHead(kind, whole, outOfFold, loss / Math.max(total, Float.MIN_NORMAL));
  }
}
