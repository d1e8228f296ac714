package dev.bantam.learn.tune;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.pass.Head;
import dev.bantam.onnx.train.Loss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lesson to answer every field as its targets say. Targets are distributions: a smoothed value,
 * or what a teacher believes. A row's mass is its weight, so that each term is the weighted mean of
 * cross-entropies less a constant.
 *
 * @param targets by field
 * @param smoothing the share of each target that is spread evenly over all values
 * @param temperature that softens targets and answers alike; 1 where targets are labels
 */
record Fields(List<Targets> targets, float smoothing, float temperature) implements Lesson {

  Fields {
    targets = List.copyOf(targets);
  }

  /** The name of a field's head. */
  static String head(int field) {
    return "field" + (field + 1);
  }

  /** Heads that have learned nothing. */
  static List<Head> fresh(List<Targets> targets, int width, long seed) {
    List<Head> heads = new ArrayList<>();
    for (int field = 0; field < targets.size(); field++) {
      heads.add(Head.fresh(head(field), width, targets.get(field).classes(), seed + field));
    }
    return heads;
  }

  @Override
  public List<Loss> losses() {
    List<Loss> losses = new ArrayList<>();
    for (int field = 0; field < targets.size(); field++) {
      losses.add(new Loss.Distillation(head(field), temperature, 1f / targets.size()));
    }
    return losses;
  }

  @Override
  public Map<String, Tensor> inputs(int[] rows, PaddedTokens tokens) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    for (int field = 0; field < targets.size(); field++) {
      inputs.put("soft." + head(field), soft(targets.get(field), rows));
    }
    return inputs;
  }

  private Tensor soft(Targets from, int[] rows) {
    int classes = from.classes();
    float[] soft = new float[rows.length * classes];
    for (int i = 0; i < rows.length; i++) {
      float weight = from.weight(rows[i]);
      for (int c = 0; c < classes; c++) {
        float sharp = (1 - smoothing) * from.probability(rows[i], c);
        soft[i * classes + c] = weight * (sharp + smoothing / classes);
      }
    }
    return Tensor.floats(soft, rows.length, classes);
  }

  @Override
  public double mass(int[] rows) {
    double mass = 0;
    for (int row : rows) {
      mass += targets.getFirst().weight(row);
    }
    return mass;
  }
}
