package dev.bantam.learn;

import dev.bantam.core.Percent;
import dev.bantam.core.guarantee.Certification;
import dev.bantam.core.guarantee.Feasibility;
import dev.bantam.core.guarantee.Split;
import dev.bantam.core.guarantee.Tally;
import java.util.Locale;

/** Says why nothing could be certified and what would help. */
final class Refusal {

  /** What share of all rows calibrate gets. */
  private static final double CALIBRATE_SHARE = 0.25;

  private Refusal() {}

  static String withoutCertificate() {
    return "it was learned from every row, so none was left to prove anything on:"
        + " learn it without --no-certificate to open its gates";
  }

  /**
   * @param rows how many labelled rows there were
   * @param now what tune says could be certified at the wanted alpha
   */
  static String of(Certification.Refused refused, int rows, Feasibility now) {
    return why(refused) + ". " + help(rows, refused.plan().calibrateRows(), now);
  }

  /** While it waits for rows to be certified on. */
  static String waiting(int rows) {
    return "it is frozen and will be certified on %,d rows that come after that".formatted(rows);
  }

  /** When tune leaves no hope for any number of rows. */
  static String hopeless(double alpha) {
    return ("by what it answered to rows that it had not seen, no number of rows up to %,d could"
            + " certify %s: more or clearer rows to learn from are needed, or a larger alpha")
        .formatted(Split.CALIBRATE_AT_MOST, Percent.of(alpha));
  }

  /** What the held-out rows said, without advice. */
  static String why(Certification.Refused refused) {
    double alpha = refused.plan().alpha();
    int needed = Feasibility.minimumAccepted(alpha, refused.plan().delta());
    return switch (refused.reason()) {
      case NO_POWER -> tooFew(refused.plan().calibrateRows(), needed, alpha);
      case FIRST_GATE_FAILED -> {
        Tally counts = refused.walk().getFirst().counts().all();
        yield ("of the %,d surest of %,d held-out rows it answered %,d otherwise than the"
                + " reference, %s to certify %s (p = %s)")
            .formatted(
                counts.accepted(),
                refused.plan().calibrateRows(),
                counts.disagreements(),
                counts.accepted() < needed ? "too few rows" : "too many",
                Percent.of(alpha),
                digits(refused.walk().getFirst().p()));
      }
      case FIRST_GATE_FAILED_ON_NOVEL_ROWS -> {
        Tally counts = refused.walk().getFirst().counts().novel();
        int accepted = refused.walk().getFirst().counts().all().accepted();
        yield ("of the %,d surest held-out rows %,d repeat what was learned; of the %,d new ones"
                + " it answered %,d otherwise than the reference, which does not certify %s"
                + " (p = %s)")
            .formatted(
                accepted,
                accepted - counts.accepted(),
                counts.accepted(),
                counts.disagreements(),
                Percent.of(alpha),
                digits(refused.walk().getFirst().novelP()));
      }
    };
  }

  /** Either there are few held-out rows, or few of them may be answered locally. */
  private static String tooFew(int calibrateRows, int needed, double alpha) {
    String few =
        calibrateRows < needed
            ? "%,d held-out rows are too few".formatted(calibrateRows)
            : "too few answers may be local";
    return "%s: even without a single disagreement it takes %,d locally answered ones to certify %s"
        .formatted(few, needed, Percent.of(alpha));
  }

  private static String help(int rows, int calibrateRows, Feasibility now) {
    if (now.minimumAccepted() > Split.CALIBRATE_AT_MOST) {
      return "No number of rows will do, since at most %,d are held out: a larger --alpha is needed."
          .formatted(Split.CALIBRATE_AT_MOST);
    }
    if (calibrateRows < now.minimumAccepted()) {
      // So few rows say too little of the disagreement to forecast more than the least.
      int least = (int) Math.ceil(now.minimumAccepted() / CALIBRATE_SHARE) - rows;
      return "At least %,d more labelled rows beside these %,d are needed, or a larger --alpha."
          .formatted(Math.max(1, least), rows);
    }
    if (now.moreRows().isEmpty()) {
      return "More rows alone would hardly help: clearer labels, or a larger --alpha.";
    }
    int more = (int) Math.ceil(now.moreRows().getAsInt() / CALIBRATE_SHARE);
    if (more == 0) {
      return "More rows, or a larger --alpha, would help.";
    }
    return "About %,d more labelled rows beside these %,d would help, or a larger --alpha."
        .formatted(more, rows);
  }

  private static String digits(double p) {
    return String.format(Locale.ROOT, "%.3g", p);
  }
}
