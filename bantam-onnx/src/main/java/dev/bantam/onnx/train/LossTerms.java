package dev.bantam.onnx.train;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.OnnxException;
import dev.bantam.onnx.Operators;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.pass.AddHeads;

/** Writes losses as nodes. */
final class LossTerms {

  private final GraphBuilder builder;
  private final Operators ops;
  private final Encoder encoder;

  LossTerms(GraphBuilder builder, Encoder encoder) {
    this.builder = builder;
    this.ops = builder.operators();
    this.encoder = encoder;
  }

  /** The term, weighted. */
  String write(Loss loss) {
    String term =
        switch (loss) {
          case Loss.CrossEntropy known -> crossEntropy(known);
          case Loss.Distillation soft -> distillation(soft);
          case Loss.HiddenStates hidden -> hiddenStates(hidden);
          case Loss.Pairs _ -> pairs();
        };
    return ops.mul(term, number(loss.weight()));
  }

  private String number(double value) {
    return ops.scalar(value, ElementType.FLOAT);
  }

  private String crossEntropy(Loss.CrossEntropy loss) {
    String target =
        builder.input(ValueInfo.of("target." + loss.head(), ElementType.INT64, "batch"));
    String log = ops.logSoftmax("logits." + loss.head(), -1);
    String values = ops.squeeze(ops.length(log, 1), 0);
    String hit = ops.equal(ops.unsqueeze(target, 1), ops.unsqueeze(ops.range(values), 0));
    String known = ops.cast(ops.plain("GreaterOrEqual", target, ops.scalar(0L)), ElementType.FLOAT);
    String spread = ops.div(number(loss.smoothing()), ops.cast(values, ElementType.FLOAT));
    String sharp = ops.mul(ops.cast(hit, ElementType.FLOAT), number(1 - loss.smoothing()));
    String wanted = ops.mul(ops.add(sharp, spread), ops.unsqueeze(known, 1));
    return perText(ops.neg(ops.mul(wanted, log)), known);
  }

  private String distillation(Loss.Distillation loss) {
    String soft =
        builder.input(
            ValueInfo.of(
                "soft." + loss.head(), ElementType.FLOAT, "batch", loss.head() + "_values"));
    double temperature = loss.temperature();
    String scaled = ops.div("logits." + loss.head(), number(temperature));
    String log = ops.logSoftmax(scaled, -1);
    // p log p is 0 for p = 0; the tiny number only keeps the logarithm finite.
    String own = ops.log(ops.plain("Max", soft, number(1e-30)));
    String terms = ops.mul(soft, ops.sub(own, log));
    return ops.mul(
        perText(terms, ops.reduceSum(soft, false, 1)), number(temperature * temperature));
  }

  /** The sum of all terms over the number of texts that count, at least 1. */
  private String perText(String terms, String counts) {
    String count = ops.plain("Max", ops.reduceSum(counts, false, 0), number(1));
    return ops.div(ops.reduceSum(terms, false, 0, 1), count);
  }

  private String hiddenStates(Loss.HiddenStates loss) {
    if (loss.layer() < 0 || loss.layer() >= encoder.layers().size()) {
      throw new OnnxException(
          "there is no layer %d; the encoder has %d"
              .formatted(loss.layer(), encoder.layers().size()));
    }
    String teacher =
        builder.input(
            ValueInfo.of(
                "teacher." + loss.layer(), ElementType.FLOAT, "batch", "tokens", encoder.width()));
    String mask = ops.unsqueeze(ops.cast(encoder.mask(), ElementType.FLOAT), 2);
    String student = encoder.layers().get(loss.layer()).output();
    String difference = ops.mul(ops.sub(student, teacher), mask);
    String sum = ops.reduceSum(ops.mul(difference, difference), false, 0, 1, 2);
    String tokens = ops.reduceSum(mask, false, 0, 1, 2);
    return ops.div(sum, ops.mul(tokens, number(encoder.width())));
  }

  private String pairs() {
    String targets =
        builder.input(ValueInfo.of("pairs.targets", ElementType.FLOAT, "batch", "batch"));
    String weights =
        builder.input(ValueInfo.of("pairs.weights", ElementType.FLOAT, "batch", "batch"));
    String square = ops.reduceSum(ops.mul(AddHeads.VECTOR, AddHeads.VECTOR), true, 1);
    String length = ops.sqrt(ops.add(square, number(1e-12)));
    String unit = ops.div(AddHeads.VECTOR, length);
    String cosines = ops.matMul(unit, ops.transpose(unit, 1, 0));
    String difference = ops.sub(cosines, targets);
    String sum = ops.reduceSum(ops.mul(weights, ops.mul(difference, difference)), false, 0, 1);
    return ops.div(sum, ops.plain("Max", ops.reduceSum(weights, false, 0, 1), number(1e-6)));
  }
}
