package dev.bantam.cli;

import dev.bantam.learn.LearnException;
import dev.bantam.learn.LearnOptions;
import dev.bantam.learn.Learned;
import dev.bantam.learn.Learner;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetReader;
import dev.bantam.learn.report.Report;
import dev.bantam.learn.tune.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learns a specialist from labelled text and certifies it. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Learns a specialist from labelled text, proves on held-out rows how often it may answer by"
          + " itself, and writes it to a folder.",
      "",
      "DATA is CSV or TSV with a header (text,label), or JSONL with"
          + " {\"input\": ..., \"answer\": ...} a line; gzip too. An answer may have several"
          + " category and true-or-false fields."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bantam learn examples/helpdesk.csv",
      "  bantam learn tickets.jsonl --alpha 0.02 --never-local fraud",
      "  bantam learn log.csv --text body --label queue --time created"
    })
final class LearnCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DATA", description = "The file of labelled text.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write; by default ./specialists/ and the name of the file.")
  private Optional<Path> out = Optional.empty();

  @Mixin private DataArguments data = new DataArguments();

  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      description = "Certify on the newest rows by this column: a promise about what comes next.")
  private Optional<String> time = Optional.empty();

  @Mixin private PromiseArguments promise = new PromiseArguments();

  @Option(
      names = "--never-local",
      paramLabel = "VALUE",
      description = "A value that is never answered locally, such as fraud; may be repeated.")
  private List<String> neverLocal = new ArrayList<>();

  @Option(
      names = "--no-certificate",
      description = "Learn from every row and keep the gates closed.")
  private boolean noCertificate;

  @Option(
      names = "--teacher",
      paramLabel = "MODEL",
      description = "The model that gave the labels; without it people did.")
  private Optional<String> teacher = Optional.empty();

  @Mixin private RungArguments rungs = new RungArguments();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--write-places",
      paramLabel = "FILE",
      description = "Write which row was used for what: row,place.")
  private Optional<Path> places = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object instead.")
  private boolean json;

  LearnCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String task = name(file);
    Path folder = out.orElseGet(() -> SpecialistFolders.HOME.resolve(task));
    LearnOptions options = options(folderName(folder, task));
    long start = System.nanoTime();
    Deadline deadline = rungs.deadline();
    Steps steps = new Steps(terminal);
    // What was ended early is printed too: until then the program does not end.
    try (Interruption interruption = new Interruption(terminal, steps, folder, deadline)) {
      Learned learned = learn(options, folder, steps, deadline);
      print(learned, (System.nanoTime() - start) / 1e9);
      interruption.over();
    }
    return 0;
  }

  private Learned learn(LearnOptions options, Path folder, Steps steps, Deadline deadline)
      throws IOException {
    try (steps) {
      Dataset rows = DatasetReader.read(file, data.options(time, seed), steps.reading(file));
      return new Learner(
              options.withEncoders(rungs.encoders(steps)),
              InstantSource.system(),
              (finished, staging) -> Report.write(finished, staging.resolve(Report.FILE)))
          .learn(rows, folder, steps, deadline);
    }
  }

  private void print(Learned learned, double seconds) throws IOException {
    if (json) {
      terminal.out().println(Json.line(LearnJson.of(learned, seconds)));
    } else {
      new LearnSummary(terminal, learned, seconds).print();
    }
    terminal.out().flush();
    if (places.isPresent()) {
      PlacesFile.write(learned, places.get());
    }
  }

  private LearnOptions options(String task) {
    try {
      LearnOptions options =
          LearnOptions.defaults(task)
              .withPromise(promise.alpha(), promise.delta())
              .withNeverLocal(neverLocal)
              .withTeacher(teacher)
              .withSeed(seed)
              .withBudget(rungs.budget());
      return noCertificate ? options.withoutCertificate() : options;
    } catch (LearnException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  private static String folderName(Path folder, String otherwise) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? otherwise : name.toString();
  }

  /** The file's name without its endings, in the letters that a folder's name may have. */
  private static String name(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    int dot = name.indexOf('.', 1);
    String plain = (dot < 0 ? name : name.substring(0, dot)).replaceAll("[^\\p{L}\\p{N}_-]+", "-");
    return plain.isEmpty() ? "specialist" : plain;
  }
}
