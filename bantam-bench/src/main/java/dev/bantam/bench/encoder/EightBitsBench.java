package dev.bantam.bench.encoder;

import dev.bantam.learn.encoder.BaseModel;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.BaseModels;
import dev.bantam.learn.encoder.EightBits;
import dev.bantam.specialist.encoder.Encoder;
import dev.bantam.specialist.encoder.EncoderReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Base models in 8 bits beside the floats that they were made of, on the sentence pairs of STS-B:
 * bytes of the model, time of one text on one thread, cosine between the two vectors of a sentence,
 * and how well the cosine of a pair's vectors ranks as people do.
 *
 * <p>Usage: {@code EightBitsBench PAIRS.csv [MODEL...]}; prints a JSON object a model.
 */
public final class EightBitsBench {

  private static final int TIMED_TEXTS = 400;
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private EightBitsBench() {}

  /** Runs the models. */
  public static void main(String[] arguments) throws IOException {
    List<SentencePair> pairs = SentencePair.read(Path.of(arguments[0]));
    List<String> wanted = List.of(arguments).subList(1, arguments.length);
    Path work = Files.createTempDirectory("bantam-int8");
    for (BaseModel model : BaseModel.all()) {
      if (wanted.isEmpty() || wanted.contains(model.title())) {
        BaseModelFiles floats = BaseModels.ofUser().get(model, share -> {});
        Path folder = Files.createDirectory(work.resolve(model.title()));
        BaseModelFiles eightBits = EightBits.of(floats, folder);
        try (Encoder full = floats.open();
            Encoder small = eightBits.open()) {
          ObjectNode line = measured(full, small, pairs);
          line.put("model", model.title());
          line.put("float_mb", Files.size(floats.model()) / 1e6);
          line.put("int8_mb", Files.size(eightBits.model()) / 1e6);
          System.out.println(line);
        }
        Files.delete(eightBits.model());
        Files.deleteIfExists(folder.resolve("tokenizer.json"));
        Files.delete(folder);
      }
    }
    Files.delete(work);
  }

  private static ObjectNode measured(Encoder full, Encoder small, List<SentencePair> pairs) {
    List<String> texts = pairs.stream().flatMap(p -> Stream.of(p.one(), p.other())).toList();
    float[][] wanted = read(full, texts);
    float[][] found = read(small, texts);
    double[] alike = new double[texts.size()];
    for (int i = 0; i < alike.length; i++) {
      alike[i] = dot(wanted[i], found[i]);
    }
    double[] people = pairs.stream().mapToDouble(SentencePair::score).toArray();
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.put("pairs", pairs.size());
    line.put("cosine_mean", Arrays.stream(alike).average().orElseThrow());
    line.put("cosine_least", Arrays.stream(alike).min().orElseThrow());
    line.put("float_spearman", Spearman.of(cosines(wanted), people));
    line.put("int8_spearman", Spearman.of(cosines(found), people));
    addTimes(line, full, small, texts);
    return line;
  }

  /** Each text by one model and then by the other, so that what else runs slows both. */
  private static void addTimes(ObjectNode line, Encoder full, Encoder small, List<String> texts) {
    int step = Math.max(1, texts.size() / TIMED_TEXTS);
    int count = Math.min(TIMED_TEXTS, texts.size());
    Readings slow = new Readings(full, count);
    Readings fast = new Readings(small, count);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < count; i++) {
        slow.read(i, texts.get(i * step));
        fast.read(i, texts.get(i * step));
      }
    }
    line.put("timed_texts", count);
    line.put("tokens_mean", fast.meanTokens());
    line.put("float_ms_p50", slow.median(slow.clock));
    line.put("int8_ms_p50", fast.median(fast.clock));
    line.put("float_cpu_ms_p50", slow.median(slow.processor));
    line.put("int8_cpu_ms_p50", fast.median(fast.processor));
  }

  /** The fastest reading of each text, in milliseconds by the clock and of this thread's time. */
  private static final class Readings {

    private final EncoderReader reader;
    private final float[] vector;
    private final double[] clock;
    private final double[] processor;
    private final int[] tokens;

    Readings(Encoder encoder, int texts) {
      this.reader = encoder.reader();
      this.vector = new float[encoder.dimensions()];
      this.clock = new double[texts];
      this.processor = new double[texts];
      this.tokens = new int[texts];
      Arrays.fill(clock, Double.POSITIVE_INFINITY);
      Arrays.fill(processor, Double.POSITIVE_INFINITY);
    }

    void read(int text, String content) {
      long used = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      reader.read(content, vector);
      clock[text] = Math.min(clock[text], (System.nanoTime() - start) / 1e6);
      processor[text] = Math.min(processor[text], (THREADS.getCurrentThreadCpuTime() - used) / 1e6);
      tokens[text] = reader.tokens();
    }

    double meanTokens() {
      return Arrays.stream(tokens).average().orElseThrow();
    }

    double median(double[] times) {
      double[] sorted = times.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }
  }

  private static float[][] read(Encoder encoder, List<String> texts) {
    EncoderReader reader = encoder.reader();
    float[][] vectors = new float[texts.size()][encoder.dimensions()];
    for (int i = 0; i < vectors.length; i++) {
      reader.read(texts.get(i), vectors[i]);
    }
    return vectors;
  }

  /** Of each pair's two vectors. */
  private static double[] cosines(float[][] vectors) {
    double[] cosines = new double[vectors.length / 2];
    for (int pair = 0; pair < cosines.length; pair++) {
      cosines[pair] = dot(vectors[2 * pair], vectors[2 * pair + 1]);
    }
    return cosines;
  }

  /** The cosine, because vectors have length 1. */
  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int d = 0; d < one.length; d++) {
      sum += (double) one[d] * other[d];
    }
    return sum;
  }
}
