package dev.bantam.learn.tune;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.pass.AddHeads;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long the vectors are that a base model gives, on average. Rungs scale vectors to length 1;
 * heads learn as fast as usual where theirs have the usual length.
 */
final class VectorLength {

  private static final int TEXTS = 32;

  private VectorLength() {}

  static double of(StartingModel start, int threads) {
    Graph vectors = new AddHeads(start.pooling(), List.of()).apply(start.graph());
    List<int[]> texts = start.texts().subList(0, Math.min(TEXTS, start.texts().size()));
    float[] found;
    try (OnnxSession session = OnnxSession.of(vectors, threads)) {
      Map<String, float[]> outputs =
          session.floats(
              EncoderInputs.of(Encoder.of(vectors), PaddedTokens.of(texts)),
              Set.of(AddHeads.VECTOR));
      found = outputs.getOrDefault(AddHeads.VECTOR, new float[0]);
    }
    double sum = 0;
    for (int text = 0; text < texts.size(); text++) {
      double squares = 0;
      for (int d = 0; d < start.width(); d++) {
        double number = found[text * start.width() + d];
        squares += number * number;
      }
      sum += Math.sqrt(squares);
    }
    return sum / texts.size();
  }
}
