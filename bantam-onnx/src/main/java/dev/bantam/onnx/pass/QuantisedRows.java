package dev.bantam.onnx.pass;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Tensor;

/**
 * A table as whole numbers of 8 bits times a scale for each row.
 *
 * @param values rows by width, INT8
 * @param scales rows by 1, FLOAT
 */
record QuantisedRows(Tensor values, Tensor scales) {

  static QuantisedRows of(Tensor table) {
    int rows = table.shape().getFirst().intValue();
    int width = table.shape().getLast().intValue();
    float[] from = table.toFloats();
    byte[] values = new byte[from.length];
    float[] scales = new float[rows];
    for (int i = 0; i < rows; i++) {
      float most = 0;
      for (int j = 0; j < width; j++) {
        most = Math.max(most, Math.abs(from[i * width + j]));
      }
      scales[i] = most == 0 ? 1 : most / 127;
      for (int j = 0; j < width; j++) {
        values[i * width + j] = (byte) Math.round(from[i * width + j] / scales[i]);
      }
    }
    return new QuantisedRows(
        Tensor.bytes(ElementType.INT8, values, rows, width), Tensor.floats(scales, rows, 1));
  }
}
