package dev.bantam.loop;

import dev.bantam.specialist.Result;
import dev.bantam.specialist.Specialist;
import java.util.Optional;

/**
 * A specialist that serves, as loaded.
 *
 * @param number its number among the task's specialists
 * @param specialist the specialist
 * @param audits of it
 */
record Service(int number, Specialist specialist, AuditBook audits) {

  /** Its answer, if its gate opens for the input. */
  Optional<LocalAnswer> answer(String input) {
    Result result = specialist.answer(input);
    return result.local()
        ? Optional.of(
            new LocalAnswer(
                number, result.rung(), result.answer().text(), result.score(), result.confidence()))
        : Optional.empty();
  }
}
