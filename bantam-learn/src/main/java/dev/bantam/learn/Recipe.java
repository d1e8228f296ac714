package dev.bantam.learn;

import dev.bantam.learn.encoder.BaseModelFiles;
import java.util.Optional;

/**
 * How an encoder was trained for a task, so that it can be done again with other rows.
 *
 * @param origin the base model, as training begins with it
 * @param pairs whether it first learned to tell pairs apart
 * @param steps how many training took after that
 * @param student what it was distilled into; empty where it serves itself
 */
record Recipe(BaseModelFiles origin, boolean pairs, long steps, Optional<Student> student) {

  /**
   * What an encoder was distilled into.
   *
   * @param layers how many it has
   * @param steps how many distilling took
   */
  record Student(int layers, long steps) {

    /** Such as {@code distilled into 3 layers}, with the verb in the form that is given. */
    static String words(String verb, int layers) {
      return "%s into %d layer%s".formatted(verb, layers, layers == 1 ? "" : "s");
    }
  }

  /** The same, distilled. */
  Recipe distilled(int layers, long distilling) {
    return new Recipe(origin, pairs, steps, Optional.of(new Student(layers, distilling)));
  }

  /** About the share of all its time that goes into what the student learns from. */
  double teacherShare() {
    double teacher = pairs ? 2 * steps : steps; // Pairs take as long as what comes after them.
    return teacher / (teacher + student.map(Student::steps).orElse(0L));
  }

  /** For the provenance. */
  String words() {
    String first = "%sfine-tuned in %,d steps".formatted(pairs ? "pairs, then " : "", steps);
    return student
        .map(
            small ->
                "%s, %s in %,d steps"
                    .formatted(first, Student.words("distilled", small.layers), small.steps))
        .orElse(first);
  }
}
