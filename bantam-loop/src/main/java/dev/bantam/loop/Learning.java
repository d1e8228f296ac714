package dev.bantam.loop;

import dev.bantam.core.Schema;
import dev.bantam.learn.ForwardLearner;
import dev.bantam.learn.Frozen;
import dev.bantam.learn.LearnException;
import dev.bantam.learn.LearnOptions;
import dev.bantam.learn.Progress;
import dev.bantam.learn.RowRoles;
import dev.bantam.learn.data.DataException;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetBuilder;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.observe.task.AnswerShape;
import dev.bantam.observe.task.Task;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Does a job: rows of live traffic in, a frozen specialist folder out. */
public final class Learning {

  /** What a specialist reads of an input at most. */
  private static final int LONGEST = 65_536;

  private static final long ALL = 1L << 31;

  private final InstantSource clock;
  private final List<BaseModelFiles> encoders;

  /**
   * @param clock dates the specialists
   * @param encoders base models for tasks that want an encoder rung
   */
  public Learning(InstantSource clock, List<BaseModelFiles> encoders) {
    this.clock = clock;
    this.encoders = List.copyOf(encoders);
  }

  /**
   * Learns and freezes.
   *
   * @throws dev.bantam.learn.WriteException when the folder cannot be written
   */
  public LearnOutcome learn(LearnJob job, Path folder, Progress progress) {
    if (!(AnswerShape.of(job.task()) instanceof AnswerShape.Learnable(Schema schema))) {
      return new LearnOutcome.Failed("its answers cannot be learned");
    }
    TaskSettings settings = job.settings();
    LearnOptions options =
        LearnOptions.defaults(job.name())
            .withPromise(settings.alpha(), settings.delta())
            .withNeverLocal(settings.neverLocal())
            .withTeacher(Optional.of(job.teacher()))
            .withSeed(job.seed())
            .withEncoders(settings.encoder() ? encoders : List.of());
    try {
      Dataset data = dataset(job.task(), job.name(), schema, job.rows());
      Frozen frozen =
          new ForwardLearner(options, clock)
              .freeze(data, roles(data, job.rows()), folder, progress);
      OptionalInt rows = frozen.rows();
      return rows.isPresent()
          ? new LearnOutcome.Froze(rows.getAsInt())
          : new LearnOutcome.Failed(frozen.reason().orElse("it has no power"));
    } catch (DataException | LearnException e) {
      return new LearnOutcome.Failed(String.valueOf(e.getMessage()));
    }
  }

  private static RowRoles roles(Dataset data, List<LearnRow> rows) {
    BitSet trainOnly = new BitSet();
    float[] weights = new float[data.rows()];
    for (int row = 0; row < weights.length; row++) {
      LearnRow from = rows.get((int) data.line(row) - 1);
      weights[row] = from.weight();
      trainOnly.set(row, from.trainOnly());
    }
    return new RowRoles(trainOnly, weights);
  }

  /** The rows as data, in their order; each one's line is its place in the list, from 1. */
  static Dataset dataset(Task task, String name, Schema schema, List<LearnRow> rows) {
    AnswerTexts texts = new AnswerTexts(task, schema);
    DatasetBuilder builder = new DatasetBuilder(name, schema, false, ALL, 1);
    for (int i = 0; i < rows.size(); i++) {
      LearnRow row = rows.get(i);
      builder.add(cut(row.input()), row.answer().flatMap(texts::ofPerson), Optional.empty(), i + 1);
    }
    return builder.build();
  }

  private static String cut(String input) {
    if (input.length() <= LONGEST) {
      return input;
    }
    boolean split = Character.isHighSurrogate(input.charAt(LONGEST - 1));
    return input.substring(0, split ? LONGEST - 1 : LONGEST);
  }
}
