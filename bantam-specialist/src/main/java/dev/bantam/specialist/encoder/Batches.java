package dev.bantam.specialist.encoder;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/** Runs many windows through a transformer, batch by batch, several batches at once. */
final class Batches {

  /** Larger batches gain nothing on a processor: the weights are in its caches by then. */
  private static final int MOST_ROWS = 16;

  private static final int MOST_TOKENS = 1_024;

  private final Transformer transformer;
  private final Framing framing;
  private final int threads;
  private final int mostRows;

  /**
   * @param alone whether each batch has one row
   */
  Batches(Transformer transformer, Framing framing, int threads, boolean alone) {
    this.mostRows = alone ? 1 : MOST_ROWS;
    this.transformer = transformer;
    this.framing = framing;
    this.threads = threads;
  }

  /** The vectors of texts, of whose windows the longest come first. */
  float[][] vectors(List<Span> spans, int texts, DoubleConsumer progress) {
    List<List<Span>> batches = batches(spans);
    List<float[][]> found = run(batches, progress);
    float[][] vectors = new float[texts][transformer.dimensions()];
    for (int batch = 0; batch < batches.size(); batch++) {
      for (int row = 0; row < batches.get(batch).size(); row++) {
        add(vectors[batches.get(batch).get(row).text()], found.get(batch)[row]);
      }
    }
    for (float[] vector : vectors) {
      SentenceVector.normalise(vector);
    }
    return vectors;
  }

  private List<List<Span>> batches(List<Span> spans) {
    List<List<Span>> batches = new ArrayList<>();
    for (int start = 0; start < spans.size(); ) {
      int width = framing.width(spans.get(start).tokens().length);
      int rows = Math.max(1, Math.min(mostRows, MOST_TOKENS / width));
      int end = Math.min(spans.size(), start + rows);
      batches.add(spans.subList(start, end));
      start = end;
    }
    return batches;
  }

  private List<float[][]> run(List<List<Span>> batches, DoubleConsumer progress) {
    AtomicInteger done = new AtomicInteger();
    List<Callable<float[][]>> tasks = new ArrayList<>();
    for (List<Span> batch : batches) {
      tasks.add(
          () -> {
            float[][] vectors = run(batch);
            progress.accept((double) done.incrementAndGet() / batches.size());
            return vectors;
          });
    }
    List<float[][]> found = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      for (Future<float[][]> future : workers.invokeAll(tasks)) {
        found.add(future.get());
      }
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EncoderException("reading texts was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new EncoderException("reading texts failed: " + e.getCause(), e);
    }
  }

  private float[][] run(List<Span> batch) {
    int width = framing.width(batch.getFirst().tokens().length);
    SentenceVector sentence = new SentenceVector(framing.pooling(), transformer.dimensions());
    float[][] vectors = new float[batch.size()][transformer.dimensions()];
    Transformer.Pass pass = transformer.take();
    try {
      pass.begin(batch.size(), width);
      for (int row = 0; row < batch.size(); row++) {
        int[] tokens = batch.get(row).tokens();
        framing.frame(pass, row, tokens.length);
        for (int i = 0; i < tokens.length; i++) {
          pass.token(row, framing.before().length + i, tokens[i]);
        }
      }
      FloatBuffer hidden = pass.run();
      for (int row = 0; row < batch.size(); row++) {
        int first = row * width * transformer.dimensions();
        sentence.add(hidden, first, framing.width(batch.get(row).tokens().length), vectors[row]);
      }
      return vectors;
    } finally {
      transformer.giveBack(pass);
    }
  }

  private static void add(float[] sum, float[] vector) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] += vector[d];
    }
  }
}
