package dev.bantam.onnx;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Constants as ONNX files spell them. */
final class Tensors {

  private Tensors() {}

  static ElementType type(String name, int code) {
    return ElementType.ofCode(code)
        .orElseThrow(
            () ->
                new OnnxException(
                    "'%s' has elements of type %d, which is not understood".formatted(name, code)));
  }

  static Tensor read(OnnxMl.TensorProto proto) {
    String name = proto.getName();
    if (proto.getDataLocation() == OnnxMl.TensorProto.DataLocation.EXTERNAL) {
      throw new OnnxException(
          "'%s' lies in another file (external data); save the model as one file".formatted(name));
    }
    ElementType type = type(name, proto.getDataType());
    List<Long> shape = proto.getDimsList();
    try {
      if (proto.hasRawData()) {
        return new Tensor(type, shape, proto.getRawData().asReadOnlyByteBuffer());
      }
      return new Tensor(type, shape, spelledOut(proto, type));
    } catch (OnnxException e) {
      throw new OnnxException("'%s': %s".formatted(name, e.getMessage()), e);
    }
  }

  private static ByteBuffer spelledOut(OnnxMl.TensorProto proto, ElementType type) {
    int count =
        switch (type) {
          case FLOAT -> proto.getFloatDataCount();
          case DOUBLE -> proto.getDoubleDataCount();
          case INT64 -> proto.getInt64DataCount();
          case UINT32, UINT64 -> proto.getUint64DataCount();
          default -> proto.getInt32DataCount();
        };
    ByteBuffer data =
        ByteBuffer.allocate(Math.multiplyExact(count, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      switch (type) {
        case FLOAT -> data.putFloat(proto.getFloatData(i));
        case DOUBLE -> data.putDouble(proto.getDoubleData(i));
        case INT64 -> data.putLong(proto.getInt64Data(i));
        case UINT64 -> data.putLong(proto.getUint64Data(i));
        case UINT32 -> data.putInt((int) proto.getUint64Data(i));
        case INT32 -> data.putInt(proto.getInt32Data(i));
        case UINT16, INT16, FLOAT16, BFLOAT16 -> data.putShort((short) proto.getInt32Data(i));
        case UINT8, INT8, BOOL -> data.put((byte) proto.getInt32Data(i));
      }
    }
    return data.flip();
  }

  static OnnxMl.TensorProto write(String name, Tensor tensor) {
    ByteString raw = UnsafeByteOperations.unsafeWrap(tensor.data().duplicate());
    return OnnxMl.TensorProto.newBuilder()
        .setName(name)
        .setDataType(tensor.type().code())
        .addAllDims(tensor.shape())
        .setRawData(raw)
        .build();
  }
}
