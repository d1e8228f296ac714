package dev.bantam.learn.lexical;

import dev.bantam.specialist.LexicalFeatures;
import dev.bantam.specialist.LexicalHead;
import dev.bantam.specialist.LexicalRung;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Trains a lexical rung: n-grams counted and weighted, one multinomial regression per field over
 * the same vectors, the features that matter least cut, the rest fitted once more and quantised.
 */
public final class LexicalLearner {

  /** Below so many rows even an n-gram that occurs once is kept. */
  private static final int FEW_ROWS = 200;

  /** Visits of each row after features were cut: the fit goes on from where it was. */
  private static final int REFITS = 2;

  private final LexicalSettings settings;
  private final long seed;

  /**
   * @param seed decides the order in which rows are visited
   */
  public LexicalLearner(LexicalSettings settings, long seed) {
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * A rung whose temperatures are 1, still to be fitted on other rows.
   *
   * @param texts the inputs
   * @param targets for each field what each text should be answered with
   * @param progress is told the share of the work that is done, from 0 to 1
   */
  public LexicalRung learn(List<String> texts, List<Targets> targets, DoubleConsumer progress) {
    int atLeast = texts.size() < FEW_ROWS ? 1 : settings.rowsPerFeature();
    LexicalFeatures counted = Vocabulary.count(texts, atLeast);
    LexicalFeatures features = weighted(counted, Vocabulary.vectors(texts, counted), targets);
    Vectors rows = Vocabulary.vectors(texts, features);
    progress.accept(0.2);

    Steps steps = new Steps(progress, 0.2, targets.size() * (settings.visits() + REFITS));
    List<SoftmaxRegression> fits = new ArrayList<>();
    double[] importance = new double[features.size()];
    for (Targets target : targets) {
      SoftmaxRegression fit =
          SoftmaxRegression.start(rows, target, features.size(), settings.costOf(target.classes()));
      visit(fit, settings.visits(), steps);
      Pruning.addImportance(importance, rows, fit.weights(), target.classes());
      fits.add(fit);
    }

    int[] classes = targets.stream().mapToInt(Targets::classes).toArray();
    int affordable = Pruning.affordable(settings.bytes(), classes);
    int[] kept = Pruning.largest(importance, affordable, rows, features.words());
    boolean cut = kept.length < features.size();
    features = Vocabulary.only(features, kept);
    rows = Vocabulary.vectors(texts, features);
    for (int field = 0; field < fits.size(); field++) {
      fits.set(field, fits.get(field).over(rows, features.size()));
      visit(fits.get(field), cut ? REFITS : 0, steps);
    }
    progress.accept(1);
    List<LexicalHead> heads =
        fits.stream().map(fit -> Quantised.head(fit.weights(), fit.bias())).toList();
    return new LexicalRung(features, heads);
  }

  /** Weights by inverse document frequency and by what the n-grams tell, averaged over fields. */
  private static LexicalFeatures weighted(
      LexicalFeatures counted, Vectors rows, List<Targets> targets) {
    double[] factors = new double[counted.size()];
    for (Targets target : targets) {
      double[] told = Discrimination.factors(rows, target, counted.size());
      Arrays.setAll(factors, f -> factors[f] + told[f] / targets.size());
    }
    return Vocabulary.multiplied(counted, factors);
  }

  private void visit(SoftmaxRegression fit, int visits, Steps steps) {
    boolean converged = false;
    for (int visit = 0; visit < visits; visit++) {
      converged = converged || fit.epoch(seed * 31 + visit) < settings.movement();
      steps.done();
    }
  }

  /** Counts visits and tells how far the work is. */
  private static final class Steps {
    private final DoubleConsumer progress;
    private final double start;
    private final int total;
    private int done;

    Steps(DoubleConsumer progress, double start, int total) {
      this.progress = progress;
      this.start = start;
      this.total = total;
    }

    void done() {
      progress.accept(start + (1 - start) * ++done / total);
    }
  }
}
