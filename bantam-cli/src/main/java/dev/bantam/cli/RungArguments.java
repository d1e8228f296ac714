package dev.bantam.cli;

import dev.bantam.learn.Budget;
import dev.bantam.learn.LearnException;
import dev.bantam.learn.Progress;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.tune.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rungs to learn. */
final class RungArguments {

  private static final String LEXICAL = "lexical";
  private static final String ENCODER = "encoder";

  /** For those who ask for an encoder: they want the best that minutes can give. */
  private static final Duration LONG = Duration.ofMinutes(15);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--rungs",
      split = ",",
      paramLabel = "RUNG",
      description = {
        "Which rungs to learn: lexical, or lexical,encoder, which fetches what it needs (220 MB) on"
            + " first use. Without it an encoder is tried where it was fetched before, and kept"
            + " where it pays."
      })
  private List<String> rungs = new ArrayList<>();

  @Option(
      names = "--encoder",
      split = ",",
      paramLabel = "MODEL",
      description = {
        "Base models to try for the encoder rung: all-minilm-l6-v2, bge-small-en-v1.5,"
            + " e5-small-v2, or a folder with model.onnx and tokenizer.json (default: the"
            + " first two)."
      })
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--learn-time",
      paramLabel = "TIME",
      description = {
        "How long to learn at most, such as 90s, 15m or 1h: an encoder is trained whole and distilled"
            + " into smaller ones, where that fits in and pays. 0 leaves encoders as they are"
            + " (default: 15m with --rungs lexical,encoder or --encoder, else 0)."
      })
  private Optional<String> learnTime = Optional.empty();

  @Option(
      names = "--budget-ms",
      paramLabel = "MS",
      description = "The most milliseconds an answer may take, on average.")
  private Optional<Double> milliseconds = Optional.empty();

  @Option(
      names = "--size-mb",
      paramLabel = "MB",
      description = "The most megabytes that all files of the rungs may have.")
  private Optional<Double> megabytes = Optional.empty();

  /**
   * Until when to learn, from now.
   *
   * @throws ParameterException when it is no time
   */
  Deadline deadline() {
    try {
      boolean asked = rungs.contains(ENCODER) || !models.isEmpty();
      return Deadline.in(learnTime.map(LearningTime::of).orElse(asked ? LONG : Duration.ZERO));
    } catch (LearnException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  /**
   * What the ladder may cost.
   *
   * @throws LearnException when a limit is not above 0
   */
  Budget budget() {
    return new Budget(limit(milliseconds), limit(megabytes));
  }

  private static OptionalDouble limit(Optional<Double> given) {
    return given.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  /**
   * The base models to try.
   *
   * @throws ParameterException when there is no such rung
   * @throws StartAgainException when ONNX Runtime has just been fetched
   */
  List<BaseModelFiles> encoders(Progress progress) {
    List<String> wanted = rungs.isEmpty() ? List.of(LEXICAL) : rungs;
    boolean encoder = wanted.contains(ENCODER);
    if (!wanted.contains(LEXICAL) || wanted.size() != (encoder ? 2 : 1)) {
      throw new ParameterException(
          spec.commandLine(), "--rungs: there are 'lexical' and 'lexical,encoder'");
    }
    if (!models.isEmpty() && !rungs.isEmpty() && !encoder) {
      throw new ParameterException(
          spec.commandLine(), "--encoder says nothing without the rung: --rungs lexical,encoder");
    }
    EncoderModels encoders = EncoderModels.ofUser();
    return encoder || !models.isEmpty()
        ? encoders.fetched(models, progress)
        : rungs.isEmpty() ? encoders.atHand() : List.of();
  }
}
