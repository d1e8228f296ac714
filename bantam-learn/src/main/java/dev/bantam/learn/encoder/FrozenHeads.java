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
 * penalty is chosen on rows kept aside, and one with a hidden layer. Which is better is for rows to
 * say that neither has seen.
 */
public final class FrozenHeads {

  /** Of the time, where there are hidden layers to learn too. */
  private static final double LINEAR_SHARE = 0.5;

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
    double linearShare = hidden ? LINEAR_SHARE : 1;
    List<Callable<List<EncoderHead>>> tasks = new ArrayList<>();
    tasks.add(() -> LogisticRegression.path(rowsOutside(0), LogisticRegression.COSTS));
    for (int fold = 0; hidden && fold <= folds.count(); fold++) {
      DenseRows others = rowsOutside(fold);
      tasks.add(() -> List.of(HiddenNetwork.learn(others, settings.units(), seed)));
    }
    List<List<EncoderHead>> learned =
        Together.run(
            tasks, settings.threads(), share -> progress.accept(share * (1 - linearShare / 2)));
    List<TrainedHead> heads = new ArrayList<>();
    heads.add(
        linear(
            learned.getFirst(),
            share -> progress.accept(1 - linearShare / 2 + share * linearShare / 2)));
    if (hidden) {
      List<EncoderHead> networks =
          learned.subList(1, learned.size()).stream().map(List::getFirst).toList();
      heads.add(trained(networks, "hidden layer"));
    }
    return heads;
  }

  /** The cost that foretells the first fold best; then a head for each other fold at that cost. */
  private TrainedHead linear(List<EncoderHead> path, DoubleConsumer progress) {
    DenseRows inside = rows.only(folds.inside(0));
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int cost = 0; cost < path.size(); cost++) {
      double loss = inside.loss(path.get(cost));
      if (loss < least) {
        least = loss;
        best = cost;
      }
    }
    double cost = LogisticRegression.COSTS.get(best);
    List<Callable<EncoderHead>> tasks = new ArrayList<>();
    for (int fold = 1; fold <= folds.count(); fold++) {
      DenseRows others = rowsOutside(fold);
      tasks.add(() -> LogisticRegression.path(others, List.of(cost)).getFirst());
    }
    List<EncoderHead> heads = new ArrayList<>(List.of(path.get(best)));
    heads.addAll(Together.run(tasks, settings.threads(), progress));
    return trained(heads, "linear, cost %.0f".formatted(cost));
  }

  /** What a fold's head may learn from; all rows for the fold behind the last. */
  private DenseRows rowsOutside(int fold) {
    return fold == folds.count() ? rows : rows.only(folds.outside(fold));
  }

  /**
   * @param byFold a head per fold that did not see it, then one that saw all rows
   */
  private TrainedHead trained(List<EncoderHead> byFold, String kind) {
    float[][] outOfFold = new float[rows.size()][rows.classes()];
    double loss = 0;
    double total = 0;
    for (int fold = 0; fold < folds.count(); fold++) {
      EncoderHead head = byFold.get(fold);
      float[] between = new float[head.units()];
      DenseRows inside = rows.only(folds.inside(fold));
      for (int row : inside.rows()) {
        head.weigh(rows.vector(row), between, outOfFold[row]);
      }
      loss += inside.loss(head) * inside.totalWeight();
      total += inside.totalWeight();
    }
    EncoderHead whole = centre.undone(byFold.getLast());
    return new TrainedHead(kind, whole, outOfFold, loss / Math.max(total, Float.MIN_NORMAL));
  }
}
