package dev.bantam.onnx;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Nodes as ONNX files spell them. */
final class Nodes {

  private Nodes() {}

  static Node read(OnnxMl.NodeProto proto) {
    SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
    for (OnnxMl.AttributeProto attribute : proto.getAttributeList()) {
      attributes.put(attribute.getName(), read(proto, attribute));
    }
    String domain = proto.getDomain().equals("ai.onnx") ? "" : proto.getDomain();
    Node node =
        new Node(
            proto.getOpType(),
            domain,
            proto.getName(),
            proto.getInputList(),
            proto.getOutputList(),
            attributes);
    checkCounts(node);
    return node;
  }

  /** Whoever works on a graph may then rely on the inputs that an operator always has. */
  private static void checkCounts(Node node) {
    int least =
        switch (node.op()) {
          case "Constant", "RandomNormal", "RandomUniform" -> 0;
          case "Add",
              "Sub",
              "Mul",
              "Div",
              "Pow",
              "MatMul",
              "Gemm",
              "Reshape",
              "Expand",
              "Gather",
              "Equal",
              "Less",
              "Greater",
              "And",
              "Or",
              "LayerNormalization" ->
              2;
          case "Where", "Slice", "Range" -> 3;
          default -> 1;
        };
    boolean complete =
        node.inputs().stream().limit(least).filter(input -> !input.isEmpty()).count() == least;
    if (node.domain().isEmpty() && !complete) {
      throw new OnnxException("%s needs %d inputs".formatted(node.describe(), least));
    }
    if (node.outputs().isEmpty() || (node.op().equals("Constant") && node.attributes().isEmpty())) {
      throw new OnnxException("%s gives nothing".formatted(node.describe()));
    }
  }

  private static Attribute read(OnnxMl.NodeProto node, OnnxMl.AttributeProto attribute) {
    return switch (attribute.getType()) {
      case INT -> new Attribute.Whole(attribute.getI());
      case FLOAT -> new Attribute.Real(attribute.getF());
      case STRING -> new Attribute.Text(attribute.getS().toStringUtf8());
      case INTS -> new Attribute.Wholes(attribute.getIntsList());
      case FLOATS -> new Attribute.Reals(attribute.getFloatsList());
      case STRINGS ->
          new Attribute.Texts(
              attribute.getStringsList().stream().map(ByteString::toStringUtf8).toList());
      case TENSOR -> new Attribute.Constant(Tensors.read(attribute.getT()));
      default ->
          throw new OnnxException(
              "%s (node '%s') has an attribute '%s' of kind %s, which is not understood"
                  .formatted(
                      node.getOpType(), node.getName(), attribute.getName(), attribute.getType()));
    };
  }

  /** What a node without inputs always gives. */
  static Tensor constant(Node node) {
    return switch (node.attributes().firstEntry().getValue()) {
      case Attribute.Constant(Tensor value) -> value;
      case Attribute.Whole(long value) -> Tensor.scalar(value);
      case Attribute.Real(float value) -> Tensor.scalar(value);
      case Attribute.Wholes(var values) ->
          Tensor.row(values.stream().mapToLong(Long::longValue).toArray());
      case Attribute.Reals(var values) -> {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = values.get(i);
        }
        yield Tensor.floats(floats, floats.length);
      }
      case Attribute.Text _, Attribute.Texts _ ->
          throw new OnnxException("%s holds text".formatted(node.describe()));
    };
  }

  static OnnxMl.NodeProto write(Node node) {
    OnnxMl.NodeProto.Builder proto =
        OnnxMl.NodeProto.newBuilder()
            .setOpType(node.op())
            .setDomain(node.domain())
            .setName(node.name())
            .addAllInput(node.inputs())
            .addAllOutput(node.outputs());
    node.attributes().forEach((name, value) -> proto.addAttribute(write(name, value)));
    return proto.build();
  }

  private static OnnxMl.AttributeProto write(String name, Attribute value) {
    OnnxMl.AttributeProto.Builder proto = OnnxMl.AttributeProto.newBuilder().setName(name);
    switch (value) {
      case Attribute.Whole(long number) ->
          proto.setType(OnnxMl.AttributeProto.AttributeType.INT).setI(number);
      case Attribute.Real(float number) ->
          proto.setType(OnnxMl.AttributeProto.AttributeType.FLOAT).setF(number);
      case Attribute.Text(String text) ->
          proto
              .setType(OnnxMl.AttributeProto.AttributeType.STRING)
              .setS(ByteString.copyFromUtf8(text));
      case Attribute.Wholes(var numbers) ->
          proto.setType(OnnxMl.AttributeProto.AttributeType.INTS).addAllInts(numbers);
      case Attribute.Reals(var numbers) ->
          proto.setType(OnnxMl.AttributeProto.AttributeType.FLOATS).addAllFloats(numbers);
      case Attribute.Texts(var texts) ->
          proto
              .setType(OnnxMl.AttributeProto.AttributeType.STRINGS)
              .addAllStrings(texts.stream().map(ByteString::copyFromUtf8).toList());
      case Attribute.Constant(Tensor tensor) ->
          proto.setType(OnnxMl.AttributeProto.AttributeType.TENSOR).setT(Tensors.write("", tensor));
    }
    return proto.build();
  }
}
