package dev.bantam.cli;

import dev.bantam.core.Percent;
import dev.bantam.core.guarantee.ClopperPearson;
import dev.bantam.core.guarantee.Tally;
import dev.bantam.learn.Evaluation;
import dev.bantam.learn.Stopwatch;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetReader;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Specialist;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Measures a specialist on labelled rows. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a specialist on labelled rows: accuracy, coverage, disagreement of the local"
          + " answers with its 95 %% upper bound, microseconds an answer.",
      "",
      "Use rows that it has not seen: on rows that it learned from every figure flatters."
    },
    footerHeading = "%nExample:%n",
    footer = "  bantam eval helpdesk more.csv")
final class EvalCommand implements Callable<Integer> {

  /** Of the upper bound on the disagreement. */
  private static final double DELTA = 0.05;

  /** Characters before the figures. */
  private static final int LABEL = 23;

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "NAME|DIR",
      description = "A specialist's folder, or its name in ./specialists.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "DATA", description = "The file of labelled text.")
  private Path file = Path.of("");

  @Mixin private DataArguments data = new DataArguments();

  @Option(
      names = "--write-rows",
      paramLabel = "FILE",
      description = "Write each row's answer: row,expected,answer,confidence,local.")
  private Optional<Path> rows = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object instead.")
  private boolean json;

  EvalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (Specialist specialist = Specialist.load(SpecialistFolders.find(name))) {
      Dataset dataset;
      Evaluation evaluation;
      try (Steps steps = new Steps(terminal)) {
        dataset =
            DatasetReader.read(
                file, data.options(Optional.empty(), 1), steps.reading(file), specialist.schema());
        steps.at("answering", 0.5);
        evaluation = Evaluation.of(specialist, dataset);
      }
      if (rows.isPresent()) {
        RowsFile.write(specialist, dataset, evaluation, rows.get());
      }
      warnOfLearnedRows(specialist.manifest(), dataset);
      if (json) {
        terminal.out().println(Json.line(json(specialist.manifest(), evaluation)));
      } else {
        print(specialist, evaluation);
      }
      return 0;
    }
  }

  private void warnOfLearnedRows(Manifest manifest, Dataset dataset) {
    if (dataset.fingerprint().equals(manifest.provenance().fingerprint())) {
      terminal.error(
          "These are the rows that it was learned from: it does better on them than on new ones.");
    }
  }

  private static ObjectNode json(Manifest manifest, Evaluation evaluation) {
    Tally tally = evaluation.tally();
    ObjectNode json = Json.object();
    json.put("rows", evaluation.verdicts().size());
    json.put("accuracy", evaluation.verdicts().accuracy());
    json.put("macro_f1", evaluation.macroF1());
    json.put("coverage", evaluation.coverage());
    if (tally.accepted() == 0) {
      json.putNull("local_disagreement").putNull("local_disagreement_upper");
    } else {
      json.put("local_disagreement", (double) tally.disagreements() / tally.accepted());
      json.put("local_disagreement_upper", tally.upperBound(DELTA));
    }
    json.put("us_mean", Json.rounded(mean(evaluation), 3));
    json.put("us_p50", Json.rounded(evaluation.quantile(0.50), 3));
    json.put("us_p99", Json.rounded(evaluation.quantile(0.99), 3));
    json.put("size_bytes", manifest.rungs().stream().mapToLong(Manifest.RungEntry::bytes).sum());
    json.set("rungs", LearnJson.rungs(manifest));
    return json;
  }

  private static double mean(Evaluation evaluation) {
    return Stopwatch.mean(evaluation.microseconds());
  }

  private void print(Specialist specialist, Evaluation evaluation) {
    Tally tally = evaluation.tally();
    int size = evaluation.verdicts().size();
    int right = (int) Math.round(evaluation.verdicts().accuracy() * size);
    line("rows", "%,d".formatted(size));
    line(
        "accuracy",
        "%s  (95 %% interval %s to %s)"
            .formatted(
                Percent.rounded(evaluation.verdicts().accuracy()),
                Percent.rounded(ClopperPearson.lower(right, size, DELTA / 2)),
                Percent.rounded(ClopperPearson.upper(right, size, DELTA / 2))));
    line("macro F1", String.format(Locale.ROOT, "%.3f", evaluation.macroF1()));
    line("coverage", Percent.rounded(evaluation.coverage()) + "  (answered locally)");
    if (tally.accepted() > 0) {
      line(
          "local disagreement",
          "%s  (%,d of %,d; at most %s with 95 %% confidence)"
              .formatted(
                  Percent.rounded((double) tally.disagreements() / tally.accepted()),
                  tally.disagreements(),
                  tally.accepted(),
                  Percent.atMost(tally.upperBound(DELTA))));
    }
    line(
        "an answer takes",
        String.format(
            Locale.ROOT,
            "%.1f \u00b5s mean, %.1f median, %.1f at the 99th percentile",
            mean(evaluation),
            evaluation.quantile(0.5),
            evaluation.quantile(0.99)));
    specialist.closed().ifPresent(why -> terminal.error("No answer is local: " + why));
  }

  private void line(String what, String figures) {
    String label = what;
    for (String part : Paragraph.wrapped(figures, terminal.columns() - LABEL)) {
      terminal.out().printf(Locale.ROOT, "  %-20s %s%n", label, part);
      label = "";
    }
  }
}
