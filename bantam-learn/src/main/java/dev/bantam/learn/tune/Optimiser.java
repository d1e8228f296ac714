package dev.bantam.learn.tune;

import dev.bantam.onnx.train.AdamW;
import dev.bantam.onnx.train.GradientNorm;
import dev.bantam.onnx.train.LearningRate;
import dev.bantam.onnx.train.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Changes weights along their gradients: clipped, then AdamW. The result is that of one thread. */
final class Optimiser implements AutoCloseable {

  private static final int WORTH_DIVIDING = 100_000;
  private static final String HEAD = "head.";

  private final WeightState state;
  private final TuningSettings settings;
  private final AdamW adam = AdamW.usual();
  private final ExecutorService threads;

  Optimiser(WeightState state, TuningSettings settings) {
    this.state = state;
    this.settings = settings;
    this.threads = Executors.newFixedThreadPool(settings.threads());
  }

  /**
   * A step.
   *
   * @param step counted from 1
   * @param steps in all
   * @return false, with no weight changed, when a gradient is not finite
   */
  boolean step(Gradients gradients, long step, long steps) {
    double norm = gradients.norm();
    if (!Double.isFinite(norm)) {
      return false;
    }
    float clip = GradientNorm.scale(norm, settings.clip());
    long warmUp = Math.round(settings.warmUp() * steps);
    float body = new LearningRate(settings.bodyRate(), warmUp, steps).at(step);
    float head = new LearningRate(settings.headRate(), warmUp, steps).at(step);
    List<Future<?>> work = new ArrayList<>();
    for (WeightState.Slot slot : state.slots()) {
      float rate = slot.weight().name().startsWith(HEAD) ? head : body;
      if (gradients.dense().containsKey(slot.weight().name())) {
        divided(work, slot, gradients, clip, step, rate);
      } else {
        work.add(threads.submit(() -> words(slot, gradients, clip, step, rate)));
      }
    }
    work.forEach(Optimiser::await);
    return true;
  }

  private void divided(
      List<Future<?>> work,
      WeightState.Slot slot,
      Gradients gradients,
      float clip,
      long step,
      float rate) {
    Weight weight = slot.weight();
    int parts = weight.size() > WORTH_DIVIDING ? settings.threads() : 1;
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) weight.size() * part / parts);
      int to = (int) ((long) weight.size() * (part + 1) / parts);
      work.add(
          threads.submit(
              () ->
                  adam.update(
                      slot.values(),
                      gradients.of(weight.name()),
                      from,
                      slot.means(),
                      slot.squares(),
                      from,
                      to,
                      clip,
                      step,
                      rate,
                      weight.decays())));
    }
  }

  private void words(
      WeightState.Slot slot, Gradients gradients, float clip, long step, float rate) {
    int width = Math.toIntExact(slot.weight().shape().getLast());
    for (int i = 0; i < gradients.tokens().length; i++) {
      int from = gradients.tokens()[i] * width;
      adam.update(
          slot.values(),
          gradients.words(),
          i * width,
          slot.means(),
          slot.squares(),
          from,
          from + width,
          clip,
          step,
          rate,
          slot.weight().decays());
    }
  }

  /** Waits uninterruptedly: half an update would be worse than a late end. */
  private static void await(Future<?> work) {
    boolean interrupted = false;
    while (true) {
      try {
        work.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
