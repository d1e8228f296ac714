package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import java.util.Optional;

/**
 * What calls of one task have in common beside their messages. The wrapper of a JSON answer is no
 * part of it: two clients that send the same prompt and describe the same type are one task, though
 * one of them wraps the value. The clients' prompts are: where they differ, so do the tasks.
 *
 * @param endpoint the door
 * @param model the model that was asked for
 * @param format the kind of answer with its canonical schema and function
 * @param tenant whose calls they are, if that is known
 */
record CandidateKey(Endpoint endpoint, String model, String format, Optional<String> tenant) {

  static CandidateKey of(Call call) {
    return new CandidateKey(call.endpoint(), call.model(), text(call.format()), call.tenant());
  }

  static CandidateKey of(Task task) {
    return new CandidateKey(task.endpoint(), task.model(), text(task.format()), task.tenant());
  }

  private static String text(AnswerFormat format) {
    return switch (format) {
      case AnswerFormat.PlainText plain -> "text";
      case AnswerFormat.AnyJson any -> "json";
      case AnswerFormat.Json json -> "schema " + json.canonical();
      case AnswerFormat.Function function ->
          "function " + function.function() + " " + function.canonical();
    };
  }

  /** As good as a record's own, which takes several times as long: calls are looked up by it. */
  @Override
  public int hashCode() {
    int hash = 31 * (31 * endpoint.hashCode() + model.hashCode()) + format.hashCode();
    return tenant.isPresent() ? 31 * hash + tenant.get().hashCode() : hash;
  }

  /** Whether the answers are text of any form. */
  boolean plain() {
    return format.equals("text");
  }
}
