package dev.bantam.core.guarantee;

import java.util.List;

/**
 * What calibrate said to a plan: a gate to deploy, or none and why. Either way the whole walk is on
 * record.
 */
public sealed interface Certification {

  /** The plan that was fixed before. */
  GatePlan plan();

  /** The tested gates in order; all but at most the last were kept. */
  List<TestedGate> walk();

  /**
   * A gate was kept: with probability at least 1-delta over calibrate its risk is at most alpha.
   *
   * @param plan the plan that was fixed before
   * @param rows how many rows calibrate had
   * @param walk the tested gates in order
   * @param gate the last kept gate: the one to deploy
   */
  record Certified(GatePlan plan, int rows, List<TestedGate> walk, TestedGate gate)
      implements Certification {

    /** A value whose walk nobody can change. */
    public Certified {
      walk = List.copyOf(walk);
    }

    /** The share of calibrate's rows that the gate accepts, in [0,1]. */
    public double coverage() {
      return (double) gate.counts().all().accepted() / rows;
    }

    /**
     * The Clopper-Pearson bound on the gate's risk at 1-delta: descriptive, because the gate was
     * chosen by looking.
     */
    public double upperBound() {
      return gate.counts().all().upperBound(plan.delta());
    }
  }

  /**
   * No gate was kept: every call goes upstream.
   *
   * @param plan the plan that was fixed before
   * @param walk the tested gate that failed; empty when calibrate was not opened
   * @param reason why
   */
  record Refused(GatePlan plan, List<TestedGate> walk, Reason reason) implements Certification {

    /** A value whose walk nobody can change. */
    public Refused {
      walk = List.copyOf(walk);
    }
  }

  /** Why no gate was kept. */
  enum Reason {
    /**
     * By tune, too few rows to certify any gate even without a disagreement; calibrate was not
     * opened.
     */
    NO_POWER,
    /** The first gate disagreed too often, or accepted too few rows. */
    FIRST_GATE_FAILED,
    /**
     * The first gate passed on all rows but not on the novel ones alone: too few of them, or they
     * disagree more.
     */
    FIRST_GATE_FAILED_ON_NOVEL_ROWS
  }
}
