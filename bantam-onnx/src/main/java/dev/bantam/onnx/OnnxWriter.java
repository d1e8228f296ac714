package dev.bantam.onnx;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes graphs as ONNX files that any ONNX Runtime reads. */
public final class OnnxWriter {

  private static final String PRODUCER = "bantam";

  /**
   * Writes a file, replacing what is there.
   *
   * @throws UncheckedIOException when the disk refuses; the message says which file and why
   */
  public void write(Graph graph, Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      model(graph).writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The bytes of such a file. */
  public byte[] bytes(Graph graph) {
    return model(graph).toByteArray();
  }

  private static OnnxMl.ModelProto model(Graph graph) {
    OnnxMl.GraphProto.Builder proto = OnnxMl.GraphProto.newBuilder().setName(graph.name());
    graph.inputs().forEach(input -> proto.addInput(value(input)));
    graph.outputs().forEach(output -> proto.addOutput(value(output)));
    graph.nodes().forEach(node -> proto.addNode(Nodes.write(node)));
    graph
        .initialisers()
        .forEach((name, tensor) -> proto.addInitializer(Tensors.write(name, tensor)));
    OnnxMl.ModelProto.Builder model =
        OnnxMl.ModelProto.newBuilder()
            .setIrVersion(fileVersion(graph.opset()))
            .setProducerName(PRODUCER)
            .addOpsetImport(opset("", graph.opset()))
            .setGraph(proto);
    graph.nodes().stream()
        .map(Node::domain)
        .filter(domain -> !domain.isEmpty())
        .distinct()
        .forEach(domain -> model.addOpsetImport(opset(domain, 1)));
    return model.build();
  }

  /** The oldest version of the file format in which that version of the operators may stand. */
  private static int fileVersion(int opset) {
    if (opset >= 23) {
      return 11;
    }
    return opset >= 21 ? 10 : opset >= 19 ? 9 : opset >= 15 ? 8 : 6;
  }

  private static OnnxMl.OperatorSetIdProto opset(String domain, int version) {
    return OnnxMl.OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version).build();
  }

  private static OnnxMl.ValueInfoProto value(ValueInfo value) {
    OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder();
    for (Dimension axis : value.shape()) {
      switch (axis) {
        case Dimension.Fixed(long length) -> shape.addDimBuilder().setDimValue(length);
        case Dimension.Named(String name) -> shape.addDimBuilder().setDimParam(name);
      }
    }
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(value.name())
        .setType(
            OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                    OnnxMl.TypeProto.Tensor.newBuilder()
                        .setElemType(value.type().code())
                        .setShape(shape)))
        .build();
  }
}
