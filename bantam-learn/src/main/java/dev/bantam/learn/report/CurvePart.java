package dev.bantam.learn.report;

import dev.bantam.core.Percent;
import dev.bantam.core.guarantee.Certification;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Manifest.TuneGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The coverage-against-risk curve on tune with what was decided on it.
 *
 * @param path the curve
 * @param alpha the promised risk, if a certificate was asked for
 * @param gate the gate that is deployed, if one is
 * @param start the gate that calibrate tested first, if it was opened
 * @param description the picture in words
 * @param steps the curve in numbers
 */
public record CurvePart(
    CurvePath path,
    Optional<Line> alpha,
    Optional<Mark> gate,
    Optional<Mark> start,
    String description,
    List<Step> steps) {

  private static final int STEPS = 10;

  /** A value whose list nobody can change. */
  public CurvePart {
    steps = List.copyOf(steps);
  }

  /** A level line. */
  public record Line(String y, String labelY, String label) {}

  /** A gate on the curve, with a label that is anchored so that it stays inside the picture. */
  public record Mark(String x, String y, String label, String labelX, String anchor) {

    /** The outline of a diamond around the mark. */
    public String diamond() {
      return "M%s %sm0-7l7 7l-7 7l-7-7z".formatted(x, y);
    }
  }

  /** What one gate lets through. */
  public record Step(
      String coverage, String answered, String disagreed, String risk, String interval) {}

  /** Empty when tune has nothing that a gate lets through. */
  static Optional<CurvePart> of(Manifest manifest, Optional<Certification> certification) {
    return of(
        manifest,
        certification
            .map(walk -> OptionalDouble.of(walk.plan().alpha()))
            .orElse(OptionalDouble.empty()),
        certification
            .filter(walk -> !walk.walk().isEmpty())
            .map(walk -> walk.walk().getFirst().gate()));
  }

  /**
   * The curve of a specialist of which nothing but its folder is known.
   *
   * @param alpha the risk that was to be certified
   * @return empty when tune has nothing that a gate lets through
   */
  public static Optional<CurvePart> of(Manifest manifest, double alpha) {
    return of(manifest, OptionalDouble.of(alpha), Optional.empty());
  }

  private static Optional<CurvePart> of(
      Manifest manifest, OptionalDouble alpha, Optional<Integer> firstTested) {
    List<TuneGate> gates = manifest.tune().gates();
    int rows = manifest.tune().rows();
    if (gates.stream().noneMatch(gate -> gate.accepted() > 0)) {
      return Optional.empty();
    }
    CurvePath path = CurvePath.of(gates, rows, alpha.orElse(0));
    OptionalDouble deployed = manifest.rungs().getLast().gate();
    Optional<TuneGate> gate =
        deployed.isEmpty()
            ? Optional.empty()
            : gates.stream()
                .filter(g -> g.score() == deployed.getAsDouble() && g.accepted() > 0)
                .findFirst();
    Optional<TuneGate> start = firstTested.map(gates::get).filter(g -> g.accepted() > 0);
    return Optional.of(
        new CurvePart(
            path,
            alpha.isPresent()
                ? Optional.of(alphaLine(path.area(), alpha.getAsDouble()))
                : Optional.empty(),
            gate.map(g -> mark(path.area(), g, rows)),
            start.map(g -> mark(path.area(), g, rows)),
            description(gates, rows, gate),
            steps(gates, rows)));
  }

  private static Line alphaLine(PlotArea area, double alpha) {
    double y = area.y(alpha);
    return new Line(
        PlotArea.coordinate(y), PlotArea.coordinate(y - 7), "alpha " + Percent.of(alpha));
  }

  private static Mark mark(PlotArea area, TuneGate gate, int rows) {
    double coverage = CurvePath.coverage(gate, rows);
    boolean right = coverage > 0.5;
    double x = area.x(coverage);
    return new Mark(
        PlotArea.coordinate(x),
        PlotArea.coordinate(area.y(CurvePath.risk(gate))),
        "gate at " + Percent.rounded(coverage),
        PlotArea.coordinate(right ? x - 6 : x + 6),
        right ? "end" : "start");
  }

  private static String description(List<TuneGate> gates, int rows, Optional<TuneGate> gate) {
    TuneGate all = gates.getLast();
    String whole =
        "When %s of tune's rows are answered, %s of the answers disagree."
            .formatted(
                Figures.share(all.accepted(), rows),
                Figures.share(all.disagreements(), all.accepted()));
    return gate.map(
            chosen ->
                whole
                    + " At the gate it is %s of the answers to %s of the rows."
                        .formatted(
                            Figures.share(chosen.disagreements(), chosen.accepted()),
                            Figures.share(chosen.accepted(), rows)))
        .orElse(whole);
  }

  /** The gates next above each tenth of coverage. */
  private static List<Step> steps(List<TuneGate> gates, int rows) {
    List<Step> steps = new ArrayList<>();
    int next = 1;
    for (TuneGate gate : gates) {
      boolean last = gate.equals(gates.getLast());
      if (gate.accepted() > 0 && (last || CurvePath.coverage(gate, rows) * STEPS >= next - 1e-9)) {
        steps.add(
            new Step(
                Figures.share(gate.accepted(), rows),
                Figures.count(gate.accepted()),
                Figures.count(gate.disagreements()),
                Figures.share(gate.disagreements(), gate.accepted()),
                Figures.interval(gate.disagreements(), gate.accepted())));
        next = (int) (CurvePath.coverage(gate, rows) * STEPS + 1e-9) + 1;
      }
    }
    return steps;
  }
}
