package dev.bantam.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** The real encoders of the tests, and inputs for them. */
public final class Models {

  public static final String MINILM = "all-minilm-l6-v2.onnx";
  public static final String BGE = "bge-small-en-v1.5.onnx";
  public static final String E5 = "e5-small-v2.onnx";

  private Models() {}

  public static Graph read(String resource) {
    try (InputStream in = Models.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new AssertionError(resource + " is not on the class path");
      }
      return new OnnxReader().read(resource, in.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Texts of random tokens; each but the first ends in padding. */
  public static Map<String, Tensor> texts(long seed, int texts, int length) {
    return texts(seed, texts, length, 30000);
  }

  public static Map<String, Tensor> texts(long seed, int texts, int length, int vocabulary) {
    Random random = new Random(seed);
    long[] ids = new long[texts * length];
    long[] mask = new long[texts * length];
    for (int i = 0; i < texts; i++) {
      int used = i == 0 ? length : Math.max(2, length - random.nextInt(length / 2 + 1));
      for (int j = 0; j < used; j++) {
        ids[i * length + j] =
            vocabulary < 2000
                ? random.nextInt(vocabulary)
                : 1000 + random.nextInt(vocabulary - 1000);
        mask[i * length + j] = 1;
      }
    }
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    inputs.put("input_ids", Tensor.longs(ids, texts, length));
    inputs.put("attention_mask", Tensor.longs(mask, texts, length));
    inputs.put("token_type_ids", Tensor.longs(new long[texts * length], texts, length));
    return inputs;
  }
}
