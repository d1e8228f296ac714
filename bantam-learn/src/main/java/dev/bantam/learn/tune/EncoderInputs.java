package dev.bantam.learn.tune;

import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.encoder.Encoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens as the inputs of an encoder's graph. */
final class EncoderInputs {

  private EncoderInputs() {}

  static Map<String, Tensor> of(Encoder encoder, PaddedTokens tokens) {
    long[] shape = {tokens.rows(), tokens.width()};
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    inputs.put(encoder.ids(), Tensor.longs(tokens.ids(), shape));
    inputs.put(encoder.mask(), Tensor.longs(tokens.mask(), shape));
    encoder
        .types()
        .ifPresent(name -> inputs.put(name, Tensor.longs(new long[tokens.size()], shape)));
    return inputs;
  }
}
