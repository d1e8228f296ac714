package dev.bantam.learn.tune;

import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.TrainedHead;
import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.OnnxWriter;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.rewrite.RemoveUnused;
import dev.bantam.specialist.EncoderHead;
import dev.bantam.specialist.Layer;
import dev.bantam.specialist.encoder.EncoderReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An encoder that was trained for a task, with its heads.
 *
 * @param start what it began as
 * @param graph with the heads
 * @param length of the vectors that the heads read
 * @param fields how many heads there are
 * @param ending how its training ended
 * @param steps how many it took
 */
public record TunedModel(
    StartingModel start, Graph graph, double length, int fields, Ending ending, long steps) {

  /** How many layers it has. */
  public int layers() {
    return Encoder.of(graph).layers().size();
  }

  /**
   * The heads, for vectors of length 1, as rungs have them.
   *
   * @throws dev.bantam.specialist.SpecialistException when a weight is no number that could serve
   */
  public List<TrainedHead> heads() {
    List<TrainedHead> heads = new ArrayList<>();
    for (int field = 0; field < fields; field++) {
      String name = "head." + Fields.head(field);
      float[] weights = graph.weight(name + ".weight").toFloats();
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= (float) length;
      }
      float[] bias = graph.weight(name + ".bias").toFloats();
      heads.add(TrainedHead.tuned(new EncoderHead.Linear(new Layer(weights, bias))));
    }
    return heads;
  }

  /** The encoder without its heads: it gives the hidden states of every token. */
  Graph encoder() {
    return hidden(graph);
  }

  /** What another training begins with. */
  public StartingModel asStart() {
    return new StartingModel(
        start.name(), start.settings(), encoder(), start.tokens(), start.texts(), start.width());
  }

  static Graph hidden(Graph graph) {
    Encoder encoder = Encoder.of(graph);
    GraphBuilder builder = new GraphBuilder(graph);
    builder.clearOutputs();
    builder.output(
        ValueInfo.of(encoder.hidden(), ElementType.FLOAT, "batch", "tokens", encoder.width()));
    return new RemoveUnused().apply(builder.build());
  }

  /**
   * Writes encoder and tokenizer.
   *
   * @param folder must not have a model or tokenizer yet
   * @throws IOException when that fails
   */
  public BaseModelFiles write(Path folder) throws IOException {
    Path model = folder.resolve("model.onnx");
    Path tokenizer = folder.resolve("tokenizer.json");
    new OnnxWriter().write(encoder(), model);
    start.tokens().write(tokenizer);
    EncoderReference reference =
        dev.bantam.specialist.encoder.Encoder.reference(model, tokenizer, start.settings());
    return new BaseModelFiles(start.name(), model, tokenizer, reference, false);
  }
}
