package dev.bantam.onnx.pass;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Tensor;

/**
 * A matrix as whole numbers of 8 bits in blocks along its inputs, each block with a scale: w is
 * about (q - 128) scale with q from 1 to 255, as ONNX Runtime's MatMulNBits reads it.
 *
 * @param inputs how many there are
 * @param outputs how many there are
 * @param values outputs by blocks by numbers of a block, UINT8
 * @param scales outputs times blocks, FLOAT
 */
record QuantisedBlocks(int inputs, int outputs, Tensor values, Tensor scales) {

  private static final int MIDDLE = 128;

  static QuantisedBlocks of(Tensor weight, boolean turned, int block) {
    int inputs = weight.shape().get(turned ? 1 : 0).intValue();
    int outputs = weight.shape().get(turned ? 0 : 1).intValue();
    int inputStep = turned ? 1 : outputs;
    int outputStep = turned ? inputs : 1;
    float[] from = weight.toFloats();
    int blocks = (inputs + block - 1) / block;
    byte[] values = new byte[outputs * blocks * block];
    float[] scales = new float[outputs * blocks];
    for (int j = 0; j < outputs; j++) {
      for (int b = 0; b < blocks; b++) {
        int start = b * block;
        int end = Math.min(inputs, start + block);
        float most = 0;
        for (int i = start; i < end; i++) {
          most = Math.max(most, Math.abs(from[i * inputStep + j * outputStep]));
        }
        float scale = most == 0 ? 1 : most / 127;
        int at = j * blocks + b;
        scales[at] = scale;
        for (int i = 0; i < block; i++) {
          int place = start + i;
          int q = place < end ? Math.round(from[place * inputStep + j * outputStep] / scale) : 0;
          values[at * block + i] = (byte) (q + MIDDLE);
        }
      }
    }
    return new QuantisedBlocks(
        inputs,
        outputs,
        Tensor.bytes(ElementType.UINT8, values, outputs, blocks, block),
        Tensor.floats(scales, scales.length));
  }
}
