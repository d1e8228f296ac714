package dev.bantam.observe.task;

import dev.bantam.core.Call;
import dev.bantam.observe.wire.WireException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks that a person describes by one of their calls, before any was seen. */
public final class DeclaredTask {

  private DeclaredTask() {}

  /**
   * The task whose calls are like this one but for one text in their messages.
   *
   * @param name what it is called
   * @param call one of its calls
   * @param input the text that varies
   * @param values the answers, where they are plain text; empty otherwise, or when they are not
   *     known
   * @throws WireException when the call can have no task, or the input does not stand in it exactly
   *     once
   */
  public static Task of(String name, Call call, String input, List<String> values) {
    if (!call.obstacles().isEmpty()) {
      throw new WireException("this call can have no task: " + call.obstacles().getFirst());
    }
    String whole =
        Transcript.of(call).orElseThrow(() -> new WireException(Recogniser.CONTROL)).whole();
    int at = input.isEmpty() ? -1 : whole.indexOf(input);
    if (at < 0) {
      throw new WireException("the input does not stand in the call's messages");
    }
    if (whole.indexOf(input, at + 1) >= 0) {
      throw new WireException("the input stands in the call's messages more than once");
    }
    Template template =
        Template.between(
            List.of(whole.substring(0, at), whole.substring(at + input.length())), false);
    CandidateKey key = CandidateKey.of(call);
    Prompt prompt = new Prompt(Prompt.id(key, template), name, key, call.format(), template);
    PlainAnswers answers = values.isEmpty() ? new PlainAnswers() : PlainAnswers.ofCategory(values);
    return new Task(
        prompt.id(),
        name,
        Optional.empty(),
        0,
        call.endpoint(),
        call.model(),
        call.tenant(),
        call.format(),
        template,
        Map.of(),
        values,
        Eligibility.obstacle(prompt, answers),
        Explanation.of(prompt));
  }
}
