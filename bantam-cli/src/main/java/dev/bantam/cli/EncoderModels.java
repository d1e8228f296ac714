package dev.bantam.cli;

import dev.bantam.learn.Progress;
import dev.bantam.learn.encoder.BaseModel;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.BaseModels;
import dev.bantam.learn.encoder.EncoderRuntime;
import dev.bantam.specialist.encoder.EncoderSettings;
import dev.bantam.specialist.encoder.Encoders;
import dev.bantam.specialist.encoder.Pooling;
import dev.bantam.specialist.encoder.TokenizerFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Base models and what runs them: what is at hand, and how to get the rest.
 *
 * @param runtime jars with native code
 * @param models base models
 */
record EncoderModels(EncoderRuntime runtime, BaseModels models) {

  private static final List<BaseModel> DEFAULTS = List.of(BaseModel.MINILM, BaseModel.BGE_SMALL);
  private static final int LONGEST = 256;
  private static final String LIBRARY = "/ai/djl/huggingface/tokenizers/HuggingFaceTokenizer.class";

  static EncoderModels ofUser() {
    return new EncoderModels(EncoderRuntime.ofUser(), BaseModels.ofUser());
  }

  /** Those of the default models for which nothing has to be fetched. */
  List<BaseModelFiles> atHand() {
    return DEFAULTS.stream()
        .filter(model -> runtimeLoaded() && models.has(model))
        .map(model -> models.get(model, share -> {}))
        .toList();
  }

  /**
   * These models, fetched where they are not at hand.
   *
   * @param names of known models or folders; the default models when there is none
   * @throws StartAgainException when a jar was fetched that is not on the class path yet
   */
  List<BaseModelFiles> fetched(List<String> names, Progress progress) {
    fetchRuntime(names, progress);
    List<BaseModelFiles> found = new ArrayList<>();
    for (String name : names.isEmpty() ? DEFAULTS.stream().map(BaseModel::title).toList() : names) {
      Optional<BaseModel> known = BaseModel.named(name);
      found.add(
          known.isPresent() && !Files.isDirectory(Path.of(name))
              ? models.get(known.get(), share -> progress.at("fetching " + name, share))
              : usable(Path.of(name)));
    }
    return found;
  }

  /** Opened before anything is learned, where a message can name the user's own files. */
  private static BaseModelFiles usable(Path folder) {
    BaseModelFiles own = BaseModels.in(folder, new EncoderSettings(Pooling.MEAN, "", LONGEST));
    own.open().close();
    return own;
  }

  private void fetchRuntime(List<String> names, Progress progress) {
    List<Path> jars = new ArrayList<>();
    if (!runtimeLoaded()) {
      jars.add(runtime.onnx(share -> progress.at("fetching ONNX Runtime", share)));
    }
    if (names.stream().anyMatch(EncoderModels::wantsOtherTokenizers)) {
      jars.addAll(runtime.tokenizers(share -> progress.at("fetching tokenizers", share)));
    }
    if (!jars.isEmpty()) {
      throw new StartAgainException("start again with %s on the class path".formatted(jars));
    }
  }

  private static boolean runtimeLoaded() {
    return EncoderModels.class.getResource("/ai/onnxruntime/OrtEnvironment.class") != null;
  }

  /** Whether a folder's tokenizer is read by a library that is not on the class path. */
  private static boolean wantsOtherTokenizers(String name) {
    Path tokenizer = Path.of(name).resolve(Encoders.TOKENIZER);
    return BaseModel.named(name).isEmpty()
        && EncoderModels.class.getResource(LIBRARY) == null
        && Files.isRegularFile(tokenizer)
        && TokenizerFile.wantsLibrary(tokenizer);
  }
}
