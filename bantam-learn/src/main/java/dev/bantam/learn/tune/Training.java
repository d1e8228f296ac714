package dev.bantam.learn.tune;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.train.DropoutMasks;
import dev.bantam.onnx.train.TrainingGraph;
import dev.bantam.onnx.train.TrainingGraphs;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Trains an encoder with heads, step after step. With the same encoder, examples, settings and seed
 * it gives the same bits, whether or not it was broken off and taken up again; unless time was too
 * short for all steps, because then there are fewer of them.
 *
 * @param lesson what to learn
 * @param examples from which texts
 * @param course in which order
 * @param settings how
 * @param seed of everything random
 */
record Training(
    Lesson lesson, Examples examples, Course course, TuningSettings settings, long seed) {

  private static final int SHOWN = 10;
  private static final int STEPS_A_LOOK = 20;

  /** Of the time that is left, so much is planned with. */
  private static final double SURE = 0.95;

  /** With so many steps, or half of those planned, training is worth its while. */
  private static final long ENOUGH = 1_000;

  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMinutes(2);

  /** Parts of a step that have masks of their own. */
  private static final long PARTS = 1 << 10;

  /**
   * Trains.
   *
   * @param encoder in its canonical spelling, with the heads that the lesson names
   * @param deadline fewer steps are planned when it comes too early for all, and training is given
   *     up after its first steps when it comes far too early
   * @param saved where training is saved every two minutes, and taken up from when it is there
   * @param progress is told the share that is done
   * @throws TuneException when ONNX Runtime fails
   */
  Trained run(Graph encoder, Deadline deadline, Optional<Path> saved, DoubleConsumer progress) {
    return run(encoder, deadline, saved, BETWEEN_CHECKPOINTS, progress);
  }

  /** The same, saved as often as that. */
  Trained run(
      Graph encoder,
      Deadline deadline,
      Optional<Path> saved,
      Duration between,
      DoubleConsumer progress) {
    // Whole models were read and written before this. The serial collector leaves them in memory
    // until the heap is full.
    System.gc();
    TrainingGraph graph =
        new TrainingGraphs(lesson.losses(), settings.dropout(), name -> true).make(encoder);
    WeightState state = new WeightState(graph);
    Optional<Checkpoint> checkpoint =
        saved.map(file -> new Checkpoint(file, TrainingDigest.of(this, graph)));
    try (GraphRun run = new GraphRun(graph, state, settings.threads());
        Optimiser optimiser = new Optimiser(state, settings)) {
      return new Loop(graph, state, run, optimiser, checkpoint).run(deadline, between, progress);
    }
  }

  /** The steps, with what they share. */
  private final class Loop {
    private final TrainingGraph graph;
    private final WeightState state;
    private final GraphRun run;
    private final Optimiser optimiser;
    private final Optional<Checkpoint> checkpoint;
    private final int width;
    private final DropoutMasks masks;
    private final GradientSum sum = new GradientSum();
    private final List<Float> losses = new ArrayList<>();
    private boolean several;

    Loop(
        TrainingGraph graph,
        WeightState state,
        GraphRun run,
        Optimiser optimiser,
        Optional<Checkpoint> checkpoint) {
      this.graph = graph;
      this.state = state;
      this.run = run;
      this.optimiser = optimiser;
      this.checkpoint = checkpoint;
      this.width = Encoder.of(graph.origin()).width();
      this.masks =
          new DropoutMasks(
              seed, settings.dropout(), DropoutMasks.poolSize(settings.tokensARun(), width));
      if (graph.dropoutSites() > 0) {
        FloatBuffer pool = WeightState.floats(masks.poolSize());
        masks.fill(pool);
        run.fix(DropoutMasks.POOL, pool);
      }
    }

    Trained run(Deadline deadline, Duration between, DoubleConsumer progress) {
      long steps = (long) settings.epochs() * course.stepsAnEpoch();
      long first = checkpoint.isPresent() ? checkpoint.get().read(state).orElse(0) : 0;
      long step = first;
      long start = System.nanoTime();
      long saved = start;
      Ending ending = Ending.FINISHED;
      while (step < steps) {
        if (deadline.asked()) {
          ending = Ending.ASKED;
          break;
        }
        float loss = gradients(course.rows(step), step);
        if (!Float.isFinite(loss) || !optimiser.step(last(), step + 1, steps)) {
          ending = Ending.NOT_FINITE;
          break;
        }
        losses.add(loss);
        step++;
        if ((step - first) % STEPS_A_LOOK == 0) {
          double each = (System.nanoTime() - start) / 1e9 / (step - first);
          long affordable = (long) (SURE * deadline.secondsLeft() / each);
          if (step - first == STEPS_A_LOOK && affordable < Math.min(ENOUGH, (steps - step) / 2)) {
            ending = deadline.asked() ? Ending.ASKED : Ending.TOO_LONG;
            break;
          }
          steps = Math.min(steps, step + Math.max(0, affordable));
        }
        if (System.nanoTime() - saved >= between.toNanos()) {
          save(step);
          saved = System.nanoTime();
        }
        progress.accept((double) step / steps);
      }
      checkpoint.ifPresent(Checkpoint::delete);
      return new Trained(
          graph.trained(state.values()),
          step,
          mean(losses.subList(0, Math.min(SHOWN, losses.size()))),
          mean(losses.subList(Math.max(0, losses.size() - SHOWN), losses.size())),
          ending);
    }

    private void save(long step) {
      try {
        if (checkpoint.isPresent()) {
          checkpoint.get().write(step, state);
        }
      } catch (IOException e) {
        // Without it an interruption costs time, and nothing else.
      }
    }

    private Gradients last() {
      return several ? sum.sum() : run.gradients();
    }

    /** Forward and backward, in as many runs as memory asks for; the loss. */
    private float gradients(int[] rows, long step) {
      int aRun = Math.max(1, settings.tokensARun() / examples.width(rows));
      several = rows.length > aRun;
      if (!several) {
        return pass(rows, step * PARTS);
      }
      sum.clear();
      double all = lesson.mass(rows);
      double loss = 0;
      int part = 0;
      for (int from = 0; from < rows.length; from += aRun) {
        int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + aRun));
        double share = all > 0 ? lesson.mass(some) / all : 0;
        loss += share * pass(some, step * PARTS + part++);
        sum.add(run.gradients(), (float) share);
      }
      return (float) loss;
    }

    private float pass(int[] rows, long place) {
      PaddedTokens tokens =
          PaddedTokens.of(Arrays.stream(rows).mapToObj(examples.tokens()::get).toList());
      Map<String, Tensor> given = new LinkedHashMap<>(lesson.inputs(rows, tokens));
      if (graph.dropoutSites() > 0) {
        given.put(
            DropoutMasks.OFFSETS,
            Tensor.row(masks.offsets(place, graph.dropoutSites(), tokens.size() * width)));
      }
      return run.run(tokens, given);
    }
  }

  private static double mean(List<Float> losses) {
    return losses.stream().mapToDouble(Float::doubleValue).average().orElse(0);
  }
}
