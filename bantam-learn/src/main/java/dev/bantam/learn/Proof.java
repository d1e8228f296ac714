package dev.bantam.learn;

import dev.bantam.core.guarantee.Certification;
import dev.bantam.core.guarantee.Feasibility;
import dev.bantam.core.guarantee.FixedSequence;
import dev.bantam.core.guarantee.GateCounts;
import dev.bantam.core.guarantee.GateGrid;
import dev.bantam.core.guarantee.GatePlan;
import dev.bantam.core.guarantee.Place;
import dev.bantam.core.guarantee.Scored;
import dev.bantam.core.guarantee.TuneEvidence;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.Repeats;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Specialist;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What held-out rows say of a specialist that is frozen on the disk. Tune is answered first and
 * fixes the gates and their order; calibrate is opened once after that, and only if some gate could
 * pass.
 *
 * @param tune what the specialist answered to tune's rows
 * @param grid the gates, strictest first
 * @param evidence what tune says of each gate
 * @param feasibility what tune says could be certified at several alphas
 * @param certification the walk on calibrate; empty when no certificate was asked for
 * @param calibrate what the specialist answered to calibrate's rows, if they were opened
 */
record Proof(
    Verdicts tune,
    GateGrid grid,
    TuneEvidence evidence,
    List<Feasibility> feasibility,
    Optional<Certification> certification,
    Optional<Verdicts> calibrate) {

  Proof {
    feasibility = List.copyOf(feasibility);
  }

  static Proof of(
      Specialist frozen, Dataset data, Repeats repeats, Places places, LearnOptions options) {
    int[] calibrateRows = places.rows(Place.CALIBRATE);
    Proof planned = planned(frozen, data, places, calibrateRows.length, options.delta());
    if (!options.certify()) {
      return planned;
    }
    GatePlan plan =
        GatePlan.of(planned.evidence, calibrateRows.length, options.alpha(), options.delta());
    if (plan.start().isEmpty()) {
      return planned.with(
          new Certification.Refused(plan, List.of(), Certification.Reason.NO_POWER),
          Optional.empty());
    }
    Verdicts calibrate = Verdicts.of(frozen, data, calibrateRows);
    boolean[] novel = repeats.novel(known(places), calibrateRows);
    return planned.with(
        FixedSequence.certify(plan, calibrate.counts(planned.grid, novel)), Optional.of(calibrate));
  }

  /**
   * What tune says, with nothing certified yet.
   *
   * @param calibrateRows for how many rows the feasibility is told
   */
  static Proof planned(
      Specialist frozen, Dataset data, Places places, int calibrateRows, double delta) {
    Verdicts tune = Verdicts.of(frozen, data, places.rows(Place.TUNE));
    boolean[] every = new boolean[tune.size()];
    Arrays.fill(every, true);
    Scored scored = tune.scored(every);
    GateGrid grid = GateGrid.of(scored);
    TuneEvidence evidence = TuneEvidence.fitted(scored, grid, tune.size());
    return new Proof(
        tune,
        grid,
        evidence,
        Feasibility.table(evidence, calibrateRows, delta),
        Optional.empty(),
        Optional.empty());
  }

  private Proof with(Certification outcome, Optional<Verdicts> opened) {
    return new Proof(tune, grid, evidence, feasibility, Optional.of(outcome), opened);
  }

  private static BitSet known(Places places) {
    BitSet known = new BitSet();
    Arrays.stream(places.rows(Place.TRAIN)).forEach(known::set);
    Arrays.stream(places.rows(Place.TUNE)).forEach(known::set);
    return known;
  }

  /** The score from which answers are local; empty when none is. */
  OptionalDouble gate() {
    return certified()
        .map(certified -> OptionalDouble.of(grid.thresholds().get(certified.gate().gate())))
        .orElse(OptionalDouble.empty());
  }

  Optional<Certification.Certified> certified() {
    return certification
        .filter(Certification.Certified.class::isInstance)
        .map(Certification.Certified.class::cast);
  }

  Optional<Certification.Refused> refused() {
    return certification
        .filter(Certification.Refused.class::isInstance)
        .map(Certification.Refused.class::cast);
  }

  Manifest.TuneSummary summary() {
    List<Manifest.TuneGate> gates = new ArrayList<>();
    for (int gate = 0; gate < grid.thresholds().size(); gate++) {
      GateCounts counts = evidence.counts().gates().get(gate);
      gates.add(
          new Manifest.TuneGate(
              grid.thresholds().get(gate), counts.all().accepted(), counts.all().disagreements()));
    }
    return new Manifest.TuneSummary(tune.size(), gates);
  }
}
