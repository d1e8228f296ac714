package dev.bantam.onnx;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Reads ONNX files. Constants written as nodes become initialisers, and initialisers are never
 * inputs.
 */
public final class OnnxReader {

  /** The oldest version of ONNX's operators that is understood. */
  public static final int OLDEST_OPSET = 11;

  /** The newest version of ONNX's operators that is understood. */
  public static final int NEWEST_OPSET = 23;

  /** The largest file that is read unless another limit is given: 1 GiB. */
  public static final long DEFAULT_LIMIT = 1L << 30;

  private final long limit;

  /** A reader of files up to {@value #DEFAULT_LIMIT} bytes. */
  public OnnxReader() {
    this(DEFAULT_LIMIT);
  }

  /** A reader of files up to that many bytes. */
  public OnnxReader(long limit) {
    this.limit = limit;
  }

  /**
   * The graph in a file.
   *
   * @throws OnnxException when the file is missing, too large, corrupt, or uses what Bantam does
   *     not know
   */
  public Graph read(Path file) {
    try {
      long bytes = Files.size(file);
      if (bytes > limit) {
        throw new OnnxException("%s has %,d bytes; %,d is the limit".formatted(file, bytes, limit));
      }
      return read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new OnnxException("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * The graph in bytes.
   *
   * @param source where they come from, for messages
   * @throws OnnxException as for files
   */
  public Graph read(String source, byte[] bytes) {
    if (bytes.length > limit) {
      throw new OnnxException(
          "%s has %,d bytes; %,d is the limit".formatted(source, bytes.length, limit));
    }
    OnnxMl.ModelProto model;
    try {
      CodedInputStream in = CodedInputStream.newInstance(bytes);
      in.enableAliasing(true);
      in.setRecursionLimit(50);
      model = OnnxMl.ModelProto.parseFrom(in, ExtensionRegistry.getEmptyRegistry());
    } catch (InvalidProtocolBufferException e) {
      throw new OnnxException(source + " is no ONNX file, or a damaged one", e);
    } catch (IOException e) {
      throw new OnnxException("cannot read " + source, e);
    }
    if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
      throw new OnnxException(source + " is no ONNX file, or one without a graph");
    }
    try {
      return graph(model);
    } catch (OnnxException e) {
      throw new OnnxException(source + ": " + e.getMessage(), e);
    }
  }

  private static Graph graph(OnnxMl.ModelProto model) {
    int opset = opset(model);
    if (model.getFunctionsCount() > 0) {
      throw new OnnxException("functions inside the file are not understood; export without them");
    }
    OnnxMl.GraphProto graph = model.getGraph();
    SequencedMap<String, Tensor> initialisers = new LinkedHashMap<>();
    for (OnnxMl.TensorProto tensor : graph.getInitializerList()) {
      initialisers.put(tensor.getName(), Tensors.read(tensor));
    }
    if (graph.getSparseInitializerCount() > 0) {
      throw new OnnxException("sparse initialisers are not understood");
    }
    List<Node> nodes = new ArrayList<>();
    for (OnnxMl.NodeProto proto : graph.getNodeList()) {
      Node node = Nodes.read(proto);
      if (node.is("Constant")) {
        initialisers.put(node.output(), Nodes.constant(node));
      } else {
        nodes.add(node);
      }
    }
    return new Graph(
        graph.getName(),
        opset,
        values(graph.getInputList()).stream()
            .filter(input -> !initialisers.containsKey(input.name()))
            .toList(),
        values(graph.getOutputList()),
        nodes,
        initialisers);
  }

  private static int opset(OnnxMl.ModelProto model) {
    long version = 0;
    for (OnnxMl.OperatorSetIdProto opset : model.getOpsetImportList()) {
      if (opset.getDomain().isEmpty() || opset.getDomain().equals("ai.onnx")) {
        version = opset.getVersion();
      }
    }
    if (version < OLDEST_OPSET || version > NEWEST_OPSET) {
      throw new OnnxException(
          "its operators are of version (opset) %d; %d to %d are understood: export it again with one of those"
              .formatted(version, OLDEST_OPSET, NEWEST_OPSET));
    }
    return (int) version;
  }

  private static List<ValueInfo> values(List<OnnxMl.ValueInfoProto> protos) {
    List<ValueInfo> values = new ArrayList<>();
    for (OnnxMl.ValueInfoProto proto : protos) {
      if (!proto.getType().hasTensorType()) {
        throw new OnnxException("'" + proto.getName() + "' is no tensor");
      }
      OnnxMl.TypeProto.Tensor tensor = proto.getType().getTensorType();
      ElementType type = Tensors.type(proto.getName(), tensor.getElemType());
      List<Dimension> shape = new ArrayList<>();
      for (OnnxMl.TensorShapeProto.Dimension axis : tensor.getShape().getDimList()) {
        shape.add(
            axis.hasDimValue()
                ? Dimension.of(axis.getDimValue())
                : Dimension.of(
                    axis.getDimParam().isEmpty()
                        ? proto.getName() + "_" + shape.size()
                        : axis.getDimParam()));
      }
      values.add(new ValueInfo(proto.getName(), type, shape));
    }
    return values;
  }
}
