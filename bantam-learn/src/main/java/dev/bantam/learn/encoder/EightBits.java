package dev.bantam.learn.encoder;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.OnnxException;
import dev.bantam.onnx.OnnxReader;
import dev.bantam.onnx.OnnxWriter;
import dev.bantam.onnx.pass.QuantiseLayers;
import dev.bantam.onnx.pass.ServeInt8;
import dev.bantam.onnx.rewrite.Canonical;
import dev.bantam.specialist.encoder.Encoder;
import dev.bantam.specialist.encoder.EncoderReader;
import dev.bantam.specialist.encoder.EncoderReference;
import dev.bantam.specialist.encoder.EncoderSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes base models of 8 bits, a quarter of the size, and tells whether they are worth it on this
 * machine: how fast whole numbers are depends on the processor.
 */
public final class EightBits {

  /** Less alike, and it is another model than the one that was asked for. */
  private static final double LEAST_COSINE = 0.97;

  /** How much faster it has to be. */
  private static final double LEAST_GAIN = 1.3;

  private static final int ROUNDS = 3;

  private EightBits() {}

  /**
   * The model in 8 bits, without tokens that no text has.
   *
   * @param folder must not have a model or tokenizer yet
   * @throws OnnxException when the model is no encoder of a known structure
   * @throws IOException when the folder cannot be written
   */
  public static BaseModelFiles of(BaseModelFiles base, Path folder) throws IOException {
    Graph graph = new Canonical().apply(new OnnxReader().read(base.model()));
    Path tokenizer = base.tokenizer();
    Optional<KeptTokens> kept = KeptTokens.reachable(tokenizer);
    if (kept.isPresent()) {
      graph = kept.get().trim().apply(graph);
      tokenizer = folder.resolve("tokenizer.json");
      kept.get().write(tokenizer);
    }
    Path model = folder.resolve("model.onnx");
    new OnnxWriter().write(new ServeInt8(QuantiseLayers.Activations.PER_BATCH).apply(graph), model);
    EncoderSettings settings = base.reference().settings().oneAtATime();
    EncoderReference reference = Encoder.reference(model, tokenizer, settings);
    return new BaseModelFiles(base.name() + ", 8 bits", model, tokenizer, reference, false);
  }

  /**
   * Whether a model of 8 bits reads these texts much as the other one does, and clearly faster.
   *
   * @param texts some; at least one
   */
  public static boolean pays(Encoder floats, Encoder eightBits, List<String> texts) {
    double alike = 0;
    long slow = Long.MAX_VALUE;
    long fast = Long.MAX_VALUE;
    for (int round = 0; round <= ROUNDS; round++) {
      float[][] wanted = new float[texts.size()][];
      float[][] found = new float[texts.size()][];
      long slower = read(floats, texts, wanted);
      long faster = read(eightBits, texts, found);
      if (round > 0) { // The first warms up.
        slow = Math.min(slow, slower);
        fast = Math.min(fast, faster);
      }
      alike = cosine(wanted, found);
    }
    return alike >= LEAST_COSINE && slow >= LEAST_GAIN * fast;
  }

  /** The nanoseconds that it takes, one text after the other. */
  private static long read(Encoder encoder, List<String> texts, float[][] vectors) {
    EncoderReader reader = encoder.reader();
    long start = System.nanoTime();
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = new float[encoder.dimensions()];
      reader.read(texts.get(i), vectors[i]);
    }
    return System.nanoTime() - start;
  }

  /** The mean over texts. */
  private static double cosine(float[][] one, float[][] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double product = 0;
      double squares = 0;
      double others = 0;
      for (int d = 0; d < one[i].length; d++) {
        product += one[i][d] * other[i][d];
        squares += one[i][d] * one[i][d];
        others += other[i][d] * other[i][d];
      }
      sum += product / Math.max(1e-12, Math.sqrt(squares * others));
    }
    return sum / one.length;
  }
}
