package dev.bantam.learn.tune;

import dev.bantam.learn.encoder.KeptTokens;
import dev.bantam.learn.lexical.Targets;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.encoder.WeightNames;
import dev.bantam.onnx.pass.AddHeads;
import dev.bantam.onnx.pass.Pooling;
import dev.bantam.onnx.pass.TrimVocabulary;
import dev.bantam.onnx.rewrite.Canonical;
import dev.bantam.specialist.encoder.EncoderSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Texts of random tokens, whose first one says which value is right, and the second another. */
record SmallTask(Examples examples) {

  static final int TOKENS = 40;
  static final int WIDTH = 16;
  static final int CLASSES = 4;

  static SmallTask of(int texts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<int[]> tokens = new ArrayList<>();
    int[] first = new int[texts];
    int[] second = new int[texts];
    for (int row = 0; row < texts; row++) {
      int[] text = new int[3 + random.nextInt(6)];
      for (int i = 0; i < text.length; i++) {
        text[i] = 10 + random.nextInt(TOKENS - 10);
      }
      first[row] = random.nextInt(CLASSES);
      second[row] = random.nextInt(2);
      text[0] = first[row];
      text[1] = 5 + second[row];
      tokens.add(text);
    }
    return new SmallTask(
        new Examples(
            tokens, List.of(new Targets.Hard(first, CLASSES), new Targets.Hard(second, 2))));
  }

  /** An encoder that has learned nothing, without heads. */
  static Graph encoder(int layers) {
    return WeightNames.rename(new Canonical().apply(SmallTransformer.of(TOKENS, WIDTH, layers)));
  }

  /** As a base model whose whole vocabulary is kept. */
  StartingModel start(int layers) {
    int[] all = IntStream.range(0, TOKENS).toArray();
    KeptTokens kept =
        new KeptTokens(JsonMapper.shared().createObjectNode(), new TrimVocabulary(all));
    return new StartingModel(
        "small",
        new EncoderSettings(dev.bantam.specialist.encoder.Pooling.MEAN, "", 64),
        encoder(layers),
        kept,
        examples.tokens(),
        WIDTH);
  }

  /** The right values of a field. */
  int[] values(int field) {
    Targets targets = examples.targets().get(field);
    return IntStream.range(0, examples.size())
        .map(
            row ->
                IntStream.range(0, targets.classes())
                    .filter(c -> targets.probability(row, c) > 0.5)
                    .findFirst()
                    .orElseThrow())
        .toArray();
  }

  /** With a head for each field. */
  Graph withHeads(int layers) {
    return new AddHeads(
            Pooling.MEAN, Fields.fresh(examples.targets(), WIDTH, 1), OptionalDouble.of(4))
        .apply(encoder(layers));
  }

  /** The share of texts that a graph with heads answers rightly, by field. */
  double accuracy(Graph graph, int field) {
    Targets targets = examples.targets().get(field);
    float[] found = output(graph, "logits." + Fields.head(field));
    int right = 0;
    for (int row = 0; row < examples.size(); row++) {
      int best = 0;
      for (int c = 1; c < targets.classes(); c++) {
        int at = row * targets.classes();
        best = found[at + c] > found[at + best] ? c : best;
      }
      right += targets.probability(row, best) > 0.5 ? 1 : 0;
    }
    return (double) right / examples.size();
  }

  /** What a graph gives for all texts at once. */
  float[] output(Graph graph, String name) {
    PaddedTokens tokens = PaddedTokens.of(examples.tokens());
    Map<String, Tensor> inputs = EncoderInputs.of(Encoder.of(graph), tokens);
    try (OnnxSession session = OnnxSession.of(graph, 1)) {
      return session.floats(inputs, Set.of(name)).getOrDefault(name, new float[0]);
    }
  }
}
