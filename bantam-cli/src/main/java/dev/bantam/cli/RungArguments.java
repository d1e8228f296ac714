package dev.bantam.cli;

import dev.bantam.learn.Progress;
import dev.bantam.learn.encoder.BaseModelFiles;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rungs to learn. */
final class RungArguments {

  private static final String LEXICAL = "lexical";
  private static final String ENCODER = "encoder";

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
