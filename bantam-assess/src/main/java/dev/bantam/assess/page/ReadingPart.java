package dev.bantam.assess.page;

import dev.bantam.assess.Assessment;
import dev.bantam.core.Percent;
import dev.bantam.learn.report.Figures;
import java.util.List;

/**
 * How to read the page.
 *
 * @param promised what may be relied on
 * @param not what may not
 */
record ReadingPart(List<String> promised, List<String> not) {

  ReadingPart {
    promised = promised.stream().map(Figures::unbroken).toList();
    not = not.stream().map(Figures::unbroken).toList();
  }

  static ReadingPart of(Assessment assessment) {
    double delta = assessment.delta();
    return new ReadingPart(
        List.of(
            ("For each task that says certified: with %s confidence, at most %s (alpha) of the"
                    + " answers that its small model gives differ from the large model's, on calls"
                    + " like these.")
                .formatted(Percent.of(1 - delta), Percent.of(assessment.alpha())),
            "That was computed on held-out calls, from which the small model neither learned nor"
                + " took its settings, with exact binomial tests. Nobody chose after looking.",
            "All other calls, of these tasks and of others, go on to the large model as today.",
            "Nothing left the machine to make this page, and the page loads nothing."),
        List.of(
            ("Each certificate stands alone: each may be wrong with a probability of up to %s, so"
                    + " among many some will be.")
                .formatted(Percent.of(delta)),
            "Agreement with the large model is not truth: where that one errs, agreeing is an error"
                + " too. The calls shown side by side were picked because they are striking; they"
                + " are no sample, and say nothing about how often either is right.",
            "When calls change, only audits notice: go on comparing a share of the local answers"
                + " with the large model's.",
            "Bounds, curves and figures by value describe; only the certificate's sentence"
                + " promises. Curves show calls on which the gates were planned.",
            "Money is a forecast from recorded tokens and listed prices, under the assumptions"
                + " above; your invoice may say otherwise."));
  }
}
