package dev.bantam.cli;

import dev.bantam.learn.data.DataOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how a file of labelled text is read. */
final class DataArguments {

  /** A row's vector takes about this many bytes for each of its characters. */
  private static final long BYTES_PER_CHARACTER = 64;

  @Option(
      names = "--text",
      paramLabel = "COLUMN",
      description = "The column or key of the text; guessed, and said, without it.")
  private Optional<String> text = Optional.empty();

  @Option(
      names = "--label",
      split = ",",
      paramLabel = "COLUMN",
      description = "The column of the label, or several: category,urgent.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      description = "The column that identifies a row; its content does without it.")
  private Optional<String> id = Optional.empty();

  DataOptions options(Optional<String> time, long seed) {
    return new DataOptions(
        text,
        labels,
        time,
        id,
        Math.max(1_000_000, Runtime.getRuntime().maxMemory() / BYTES_PER_CHARACTER),
        seed);
  }
}
