package dev.bantam.onnx.pass;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Tensor;

/**
 * A matrix as whole numbers of 8 bits times a scale for each output, without offset: w is about q
 * scale with q from -127 to 127.
 *
 * @param values inputs by outputs, INT8
 * @param scales one for each output, FLOAT
 */
record QuantisedMatrix(Tensor values, Tensor scales) {

  /**
   * The nearest such matrix.
   *
   * @param weight FLOAT, inputs by outputs (outputs by inputs if {@code turned})
   */
  static QuantisedMatrix of(Tensor weight, boolean turned) {
    int rows = weight.shape().get(turned ? 1 : 0).intValue();
    int columns = weight.shape().get(turned ? 0 : 1).intValue();
    float[] from = weight.toFloats();
    byte[] values = new byte[rows * columns];
    float[] scales = new float[columns];
    int rowStep = turned ? 1 : columns;
    int columnStep = turned ? rows : 1;
    for (int j = 0; j < columns; j++) {
      float most = 0;
      for (int i = 0; i < rows; i++) {
        most = Math.max(most, Math.abs(from[i * rowStep + j * columnStep]));
      }
      scales[j] = most == 0 ? 1 : most / 127;
      for (int i = 0; i < rows; i++) {
        values[i * columns + j] = (byte) Math.round(from[i * rowStep + j * columnStep] / scales[j]);
      }
    }
    return new QuantisedMatrix(
        Tensor.bytes(ElementType.INT8, values, rows, columns), Tensor.floats(scales, columns));
  }
}
