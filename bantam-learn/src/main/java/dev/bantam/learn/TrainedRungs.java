package dev.bantam.learn;

import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.lexical.Targets;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.learn.tune.Distilling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Ladders whose encoders are trained for the task, one after the other until time is over: a base
 * model trained whole, then the students that it is distilled into.
 */
final class TrainedRungs {

  /** Of the time that is left, what two trainings may take where a second one follows. */
  private static final double BOTH = 0.9;

  /** Of the time for one encoder, about this share goes into training. */
  private static final double TRAINING = 0.9;

  private final LearnOptions options;
  private final int everyRow;
  private final Trials trials;
  private final TunedRung rung;
  private final TunedStep tunedStep;
  private final StudentStep studentStep;
  private final Deadline deadline;
  private final Progress progress;

  /**
   * @param everyRow how many rows there are in all
   */
  TrainedRungs(
      LearnOptions options,
      int everyRow,
      Trials trials,
      TunedRung rung,
      Deadline deadline,
      Progress progress) {
    this.options = options;
    this.everyRow = everyRow;
    this.trials = trials;
    this.rung = rung;
    this.tunedStep = new TunedStep(options.tuning(), options.seed(), rung, progress::note);
    this.studentStep = new StudentStep(options, rung, progress::note);
    this.deadline = deadline;
    this.progress = progress;
  }

  /**
   * What there was time for, tried on tune.
   *
   * @param lower the lexical rung alone, tried
   * @param origins base models; the next one is trained only where the one before takes too long
   * @param tune rows on which weights are chosen
   */
  List<Candidate> above(
      Candidate lower, List<BaseModelFiles> origins, TrainingRows.Chosen train, int[] tune)
      throws IOException {
    for (BaseModelFiles origin : origins) {
      double before = deadline.secondsLeft();
      DoubleConsumer told = new TimeLeft("fine-tuning " + origin.name(), progress);
      boolean pairs = TunedStep.pairs(train);
      // Without a certificate what is chosen is trained again, on every row: so much longer.
      double again = options.certify() ? 0 : (double) everyRow / train.texts().size();
      double share = options.certify() ? 1 : BOTH / (1 + again);
      Optional<Taught> trained =
          tunedStep.trained(
              origin,
              train,
              pairs,
              deadline.part(share * before),
              done -> told.accept(TRAINING * done));
      if (trained.isPresent()) {
        Taught teacher = trained.get();
        Recipe recipe = new Recipe(origin, pairs, teacher.model().steps(), Optional.empty());
        Candidate whole =
            trials.of(rung.above(lower.ladder(), teacher, recipe, train, tune, rest(told)));
        double reserved = again * (before - deadline.secondsLeft());
        List<Candidate> all = new ArrayList<>(List.of(whole));
        if (whole.paysOver(lower)) {
          all.addAll(students(lower.ladder(), teacher, recipe, train, tune, reserved));
        }
        return all;
      }
    }
    return List.of();
  }

  /**
   * The students that there is time for.
   *
   * @param reserved seconds that are needed after them
   */
  private List<Candidate> students(
      LearnedLadder lower,
      Taught teacher,
      Recipe recipe,
      TrainingRows.Chosen train,
      int[] tune,
      double reserved)
      throws IOException {
    List<Integer> sizes = Distilling.sizes(teacher.model().layers());
    List<Candidate> students = new ArrayList<>();
    if (sizes.isEmpty() || deadline.secondsLeft() <= reserved) {
      return students;
    }
    List<Targets> beliefs =
        studentStep.beliefs(teacher, train, new TimeLeft("asking the teacher", progress));
    for (int i = 0; i < sizes.size(); i++) {
      int layers = sizes.get(i);
      // Without a certificate the chosen one is distilled again.
      int parts = sizes.size() - i + (options.certify() ? 0 : 1);
      double seconds = (deadline.secondsLeft() - reserved) / parts;
      if (seconds <= 0) {
        break;
      }
      DoubleConsumer told = new TimeLeft(Recipe.Student.words("distilling", layers), progress);
      Optional<Taught> student =
          studentStep.student(
              teacher,
              layers,
              beliefs,
              train,
              deadline.part(seconds),
              done -> told.accept(TRAINING * done));
      if (student.isPresent()) {
        Recipe distilled = recipe.distilled(layers, student.get().model().steps());
        students.add(
            trials.of(rung.above(lower, student.get(), distilled, train, tune, rest(told))));
      }
    }
    return students;
  }

  /**
   * The same recipe with other rows. Where time does not suffice for it, the encoder stays as it
   * is.
   *
   * @param lower learned from those rows too
   */
  LearnedLadder again(
      LearnedLadder lower,
      LearnedLadder.Upper before,
      Recipe recipe,
      TrainingRows.Chosen train,
      String doing)
      throws IOException {
    DoubleConsumer told = new TimeLeft(doing, progress);
    double first = recipe.teacherShare();
    Optional<Taught> teacher =
        tunedStep.trained(
            recipe.origin(),
            train,
            recipe.pairs(),
            deadline.part(first * deadline.secondsLeft()),
            done -> told.accept(TRAINING * first * done));
    Recipe again =
        new Recipe(
            recipe.origin(),
            recipe.pairs(),
            teacher.map(taught -> taught.model().steps()).orElse(recipe.steps()),
            Optional.empty());
    Optional<Taught> taught = teacher;
    if (teacher.isPresent() && recipe.student().isPresent()) {
      int layers = recipe.student().get().layers();
      taught =
          studentStep.student(
              teacher.get(),
              layers,
              studentStep.beliefs(teacher.get(), train, done -> {}),
              train,
              deadline,
              done -> told.accept(TRAINING * (first + (1 - first) * done)));
      if (taught.isPresent()) {
        again = again.distilled(layers, taught.get().model().steps());
      }
    }
    return taught.isPresent()
        ? rung.again(lower, before, taught.get(), again, train, rest(told))
        : new LearnedLadder(
            lower.lexical(),
            lower.accuracy(),
            Optional.of(
                before.with(before.learned().above(lower.lexical()), before.base(), recipe)));
  }

  private static DoubleConsumer rest(DoubleConsumer told) {
    return done -> told.accept(TRAINING + (1 - TRAINING) * done);
  }
}
