package dev.bantam.bench.encoder;

import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.TrainedHead;
import dev.bantam.specialist.EncoderField;
import dev.bantam.specialist.EncoderRung;
import dev.bantam.specialist.Rung;
import dev.bantam.specialist.Softmax;
import dev.bantam.specialist.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An encoder with one head, as a rung that nothing is below of.
 *
 * @param files of the encoder
 * @param head of the only field
 */
record ServedModel(BaseModelFiles files, TrainedHead head) {

  private static final int WARM_UP = 200;

  /** The logits of each text, one text at a time. */
  List<float[]> logits(List<String> texts) {
    try (Encoder encoder = files.open()) {
      Rung.Reader reader = reader(encoder);
      List<float[]> all = new ArrayList<>();
      for (String text : texts) {
        float[][] one = {new float[head.head().classes()]};
        reader.read(text, one);
        all.add(one[0]);
      }
      return all;
    }
  }

  /** The share of rows that it answers rightly. */
  double accuracy(LabelledRows rows) {
    List<float[]> logits = logits(rows.texts());
    int right = 0;
    for (int row = 0; row < logits.size(); row++) {
      right += Softmax.highest(logits.get(row)) == rows.value(row) ? 1 : 0;
    }
    return (double) right / logits.size();
  }

  /** The median time of a text, one at a time on one thread. */
  double medianMilliseconds(List<String> texts) {
    try (Encoder encoder = files.open()) {
      Rung.Reader reader = reader(encoder);
      float[][] logits = {new float[head.head().classes()]};
      for (int i = 0; i < WARM_UP; i++) {
        reader.read(texts.get(i % texts.size()), logits);
      }
      double[] times = new double[texts.size()];
      for (int i = 0; i < times.length; i++) {
        long start = System.nanoTime();
        reader.read(texts.get(i), logits);
        times[i] = (System.nanoTime() - start) / 1e6;
      }
      Arrays.sort(times);
      return times[times.length / 2];
    }
  }

  /** Of model and tokenizer. */
  long bytes() throws IOException {
    return Files.size(files.model()) + Files.size(files.tokenizer());
  }

  private Rung.Reader reader(Encoder encoder) {
    EncoderField field = new EncoderField(head.head(), 1, 0);
    return new EncoderRung(encoder, Optional.empty(), List.of(field), Optional.empty()).reader();
  }
}
