package dev.bantam.cli;

import dev.bantam.assess.AssessOptions;
import dev.bantam.assess.Assessment;
import dev.bantam.assess.Assessor;
import dev.bantam.assess.Explanation;
import dev.bantam.assess.page.AssessPage;
import dev.bantam.economy.CallsPerMonth;
import dev.bantam.economy.ImportedPrices;
import dev.bantam.economy.PriceFile;
import dev.bantam.economy.PriceList;
import dev.bantam.learn.WriteException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what of recorded calls could be local. */
@Command(
    name = "assess",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads recorded calls of large models and says which tasks are in there, what small models"
          + " could take over at which risk, what that saves, and what cannot be taken over and why."
          + " Nothing leaves this machine.",
      "",
      "FILE is a log of calls, gzip too: OpenAI batch input and output, fine-tuning chats, stored"
          + " completions, LiteLLM, Langfuse, OpenTelemetry GenAI, LangChain4j, or our own lines"
          + " {\"request\": ..., \"response\": ..., \"latency_ms\", \"timestamp\", \"tenant\"}."
          + " It is recognised by its content."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bantam assess examples/calls.jsonl",
      "  bantam assess logs/*.jsonl.gz --alpha 0.02 --calls-per-month 3M",
      "  bantam assess --home ~/.bantam"
    })
final class AssessCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0..*",
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files of recorded calls.")
  private List<Path> files = List.of();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The calls that a gateway recorded here, beside or instead of files.")
  private Optional<Path> home = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "That gateway's configuration, if its traces are in PostgreSQL.")
  private Optional<Path> config = Optional.empty();

  @Mixin private PromiseArguments promise = new PromiseArguments();

  @Option(
      names = "--price-list",
      paramLabel = "FILE",
      description = "Prices that count before the built-in ones: your YAML, or a catalogue.")
  private Optional<Path> prices = Optional.empty();

  @Option(
      names = "--calls-per-month",
      paramLabel = "N",
      description = "How many calls a month has, such as 3M; without it the recorded pace.")
  private Optional<String> perMonth = Optional.empty();

  @Option(
      names = "--sample",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "Calls for which the teacher is still asked, for audits (${DEFAULT-VALUE}).")
  private double sampled;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "specialists",
      description = "Where the specialists are written (default: ./${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  @Option(
      names = "--page",
      paramLabel = "FILE",
      defaultValue = AssessPage.FILE,
      description = "Where the page is written (default: ./${DEFAULT-VALUE}).")
  private Path page = Path.of("");

  @Option(
      names = "--redact",
      description = "Keep the texts of calls out of all that is written and printed.")
  private boolean redact;

  @Option(
      names = "--explain",
      paramLabel = "FILE",
      description = "Write one line a call: file,line,task,input (or why it is of no task).")
  private Optional<Path> explain = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print one JSON object instead.")
  private boolean json;

  AssessCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (files.isEmpty() && home.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name the files of recorded calls, or a gateway's --home");
    }
    share("--alpha", promise.alpha());
    share("--delta", promise.delta());
    share("--sample", sampled);
    AssessOptions options =
        new AssessOptions(
            promise.alpha(), promise.delta(), seed, sampled, callsPerMonth(), priceList(), out);
    OutputPlaces.file(page, files);
    explain.ifPresent(file -> OutputPlaces.file(file, files));
    OutputPlaces.folder(out);
    Assessment assessment = home.isPresent() ? ofGateway(options) : assess(options, files);
    try {
      AssessPage.write(assessment, redact, page);
    } catch (IOException e) {
      throw WriteException.of(page, e, "");
    }
    if (json) {
      terminal.out().println(Json.line(AssessJson.of(assessment)));
    } else {
      new AssessSummary(terminal, assessment, page, redact).print();
    }
    return 0;
  }

  private Assessment ofGateway(AssessOptions options) {
    try (StoredCalls stored =
        StoredCalls.of(home.orElseThrow(), config.map(GatewayArguments::configuration))) {
      if (stored.result().leftOut() > 0) {
        terminal.error(
            "%,d recorded calls are left out: no whole texts in JSON"
                .formatted(stored.result().leftOut()));
      }
      List<Path> all = new ArrayList<>(files);
      all.add(stored.file());
      return assess(options, all);
    }
  }

  private Assessment assess(AssessOptions options, List<Path> paths) {
    Assessor assessor = new Assessor(options);
    try (Steps steps = new Steps(terminal)) {
      if (explain.isEmpty()) {
        return assessor.assess(paths, Explanation.NONE, steps);
      }
      try (ExplainFile file = new ExplainFile(explain.get(), redact)) {
        return assessor.assess(paths, file, steps);
      }
    }
  }

  private PriceList priceList() {
    if (prices.isEmpty()) {
      return PriceList.builtIn();
    }
    ImportedPrices imported = PriceFile.read(prices.get());
    imported.remarks().forEach(terminal::error);
    return imported.prices().over(PriceList.builtIn());
  }

  private OptionalLong callsPerMonth() {
    try {
      return perMonth.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(CallsPerMonth.parse(perMonth.get()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--calls-per-month: " + e.getMessage(), e);
    }
  }

  private void share(String option, double value) {
    if (!(value > 0 && value < 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is a share strictly between 0 and 1, such as 0.05, and not %s"
              .formatted(option, value));
    }
  }
}
