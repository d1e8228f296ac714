package dev.bantam.assess;

import dev.bantam.core.Percent;
import dev.bantam.core.guarantee.Certification;
import dev.bantam.core.guarantee.Feasibility;
import dev.bantam.core.guarantee.GateCounts;
import dev.bantam.core.guarantee.GateGrid;
import dev.bantam.core.guarantee.GatePlan;
import dev.bantam.core.guarantee.Scored;
import dev.bantam.core.guarantee.Tally;
import dev.bantam.core.guarantee.TestedGate;
import dev.bantam.core.guarantee.TuneEvidence;
import dev.bantam.learn.Learned;
import dev.bantam.learn.Verdicts;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Why a task was not certified and what would help, in the words of recorded calls.
 *
 * @param reason in sentences
 * @param moreCalls about how many more calls would let it be certified; empty when more calls alone
 *     would not
 */
record Uncertified(String reason, Optional<Long> moreCalls) {

  /** What share of all calls is held out to certify. */
  private static final double CALIBRATE_SHARE = 0.25;

  static Uncertified of(Certification.Refused refused, Learned learned) {
    Scored scored = scored(learned.tune());
    TuneEvidence evidence = TuneEvidence.fitted(scored, GateGrid.of(scored), learned.tune().size());
    GatePlan plan = refused.plan();
    return of(
        refused,
        learned.data().rows(),
        Feasibility.at(evidence, plan.calibrateRows(), plan.alpha(), plan.delta()));
  }

  /**
   * @param calls how many it was learned from
   * @param now what tune says could be certified at the wanted alpha
   */
  private static Uncertified of(Certification.Refused refused, long calls, Feasibility now) {
    int heldOut = refused.plan().calibrateRows();
    boolean tooFew = heldOut < now.minimumAccepted();
    if (now.minimumAccepted() > Feasibility.MOST_ROWS) {
      return new Uncertified(
          why(refused, now)
              + ". No number of calls will do, since at most %,d are held out: a larger alpha is needed."
                  .formatted(Feasibility.MOST_ROWS),
          Optional.empty());
    }
    if (tooFew) {
      // So few calls say too little of the disagreement to forecast more than the least.
      long least = Math.max(1, all(now.minimumAccepted()) - calls);
      return new Uncertified(
          why(refused, now)
              + ". At least %,d more calls beside these %,d are needed, or a larger alpha."
                  .formatted(least, calls),
          Optional.of(least));
    }
    if (now.moreRows().isEmpty()) {
      return new Uncertified(
          why(refused, now)
              + ". More calls alone would hardly help: a model that follows the large one better"
              + " is needed, or a larger alpha.",
          Optional.empty());
    }
    long more = all(now.moreRows().getAsInt());
    return more == 0
        ? new Uncertified(
            why(refused, now) + ". More calls, or a larger alpha, would help.", Optional.empty())
        : new Uncertified(
            why(refused, now)
                + ". About %,d more calls beside these %,d would help, or a larger alpha."
                    .formatted(more, calls),
            Optional.of(more));
  }

  private static Scored scored(Verdicts tune) {
    int[] answered =
        IntStream.range(0, tune.size()).filter(i -> !Double.isNaN(tune.scores()[i])).toArray();
    double[] scores = new double[answered.length];
    boolean[] disagrees = new boolean[answered.length];
    for (int i = 0; i < answered.length; i++) {
      scores[i] = tune.scores()[answered[i]];
      disagrees[i] = !tune.agrees(answered[i]);
    }
    return Scored.of(scores, disagrees);
  }

  private static long all(int heldOut) {
    return (long) Math.ceil(heldOut / CALIBRATE_SHARE);
  }

  private static String why(Certification.Refused refused, Feasibility now) {
    String alpha = Percent.of(refused.plan().alpha());
    if (refused.walk().isEmpty()) {
      return ("%,d held-out calls are too few: even without a single disagreement it takes %,d"
              + " locally answered ones to certify %s")
          .formatted(refused.plan().calibrateRows(), now.minimumAccepted(), alpha);
    }
    TestedGate first = refused.walk().getFirst();
    GateCounts counts = first.counts();
    Tally shown =
        refused.reason() == Certification.Reason.FIRST_GATE_FAILED_ON_NOVEL_ROWS
            ? counts.novel()
            : counts.all();
    return refused.reason() == Certification.Reason.FIRST_GATE_FAILED_ON_NOVEL_ROWS
        ? ("most of the held-out calls that it was surest of repeat what it had learned from; of"
                + " the %,d new ones it answered %,d otherwise than the large model, which does"
                + " not certify %s (p = %s)")
            .formatted(shown.accepted(), shown.disagreements(), alpha, digits(first.novelP()))
        : ("of the %,d calls that it was surest of, among %,d held out, it answered %,d otherwise"
                + " than the large model: too "
                + (shown.accepted() < now.minimumAccepted() ? "few such calls" : "many")
                + " to certify %s (p = %s)")
            .formatted(
                shown.accepted(),
                refused.plan().calibrateRows(),
                shown.disagreements(),
                alpha,
                digits(first.p()));
  }

  private static String digits(double p) {
    return String.format(Locale.ROOT, "%.3g", p);
  }
}
