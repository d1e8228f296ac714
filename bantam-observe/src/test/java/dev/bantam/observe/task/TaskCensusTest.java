package dev.bantam.observe.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.core.Message;
import dev.bantam.core.Message.Role;
import dev.bantam.core.Trace;
import dev.bantam.core.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TaskCensusTest {

  private static final Style SPAM =
      Style.user("spam", "Is the following message spam or ham?\nMessage: {1}");
  private static final Trace.Reply YES = new Trace.Reply.Answered("spam", "gpt-x-2026");
  private static final Trace.Reply ERROR = new Trace.Reply.Unusable("an error");

  private final Inputs inputs = new Inputs(1);
  private final List<Call> calls =
      IntStream.range(0, 400).mapToObj(at -> SPAM.call(List.of(at + inputs.next()))).toList();

  @Test
  void countsARetryOnceAndTakesTheAnswerThatCame() {
    TaskCensus census = new TaskCensus(recogniser(calls));
    Call call = calls.getFirst();
    assertThat(retry(census.add(at(call, ERROR, 0, false)))).isFalse();
    assertThat(answers(census.add(at(call, YES, 1, true)))).hasValue(1);
    assertThat(answers(census.add(at(call, YES, 2, true)))).isEmpty();
    assertThat(retry(census.add(at(call, YES, 3, true)))).isTrue();
    assertThat(retry(census.add(at(call, YES, 4, false)))).isTrue();
    assertThat(retry(census.add(at(call, YES, 60, false)))).isFalse();
    assertThat(census.tasks().getFirst().calls()).isEqualTo(2);
    assertThat(census.tasks().getFirst().teachers()).containsEntry("gpt-x-2026", 2L);
  }

  @Test
  void anAttemptThatTookLongIsRetriedAfterItsEnd() {
    TaskCensus census = new TaskCensus(recogniser(calls));
    Call call = calls.getFirst();
    assertThat(retry(census.add(lasting(call, ERROR, 0, 60_000)))).isFalse();
    assertThat(answers(census.add(lasting(call, YES, 62, 500)))).hasValue(1);
    assertThat(retry(census.add(lasting(call, YES, 100, 500)))).isFalse();
    assertThat(census.tasks().getFirst().calls()).isEqualTo(2);
    assertThat(census.tasks().getFirst().teachers()).containsEntry("gpt-x-2026", 2L);
  }

  @Test
  void takesPlainAnswersForACategoryWhenNothingNewComesAnyMore() {
    Task task = task(at -> at % 2 == 0 ? " ham\n" : "spam");
    assertThat(task.eligible()).isTrue();
    assertThat(task.values()).containsExactly("ham", "spam");
  }

  @Test
  void waitsWhileNewPlainAnswersCome() {
    Task task = task(at -> at == 250 ? "unsure" : at % 2 == 0 ? "ham" : "spam");
    assertThat(task.obstacle())
        .hasValueSatisfying(why -> assertThat(why).contains("at least 151 more"));
    assertThat(task.values()).isEmpty();
  }

  @Test
  void callsManyDifferentPlainAnswersFreeText() {
    assertThat(task(at -> "answer " + at).obstacle())
        .hasValueSatisfying(why -> assertThat(why).startsWith("free text"));
  }

  @Test
  void countsObstaclesAndOddTextByTheirReason() {
    TaskCensus census = new TaskCensus(recogniser(calls));
    Call call = calls.getFirst();
    Call image =
        new Call(
            call.endpoint(),
            call.model(),
            call.messages(),
            call.format(),
            List.of("an image"),
            Optional.empty());
    Call odd = SPAM.call(List.of("a\uFDD0b"));
    census.add(Traffic.trace(image, "x"));
    census.add(Traffic.trace(odd, "x"));
    census.add(Traffic.trace(Style.user("other", "Something else").call(List.of()), "x"));
    assertThat(census.reasons())
        .containsEntry("an image", 1L)
        .containsEntry(Recogniser.CONTROL, 1L)
        .containsEntry(Recogniser.OTHER_WORDING, 1L);
    assertThat(census.tasks()).isEmpty();
  }

  @Test
  void declinesConversations() {
    List<Call> chats = new ArrayList<>();
    for (int chat = 0; chat < 300; chat++) {
      List<Message> messages = new ArrayList<>();
      messages.add(new Message(Role.SYSTEM, "You are the friendly assistant of a shop."));
      for (int turn = 0; turn < chat % 5; turn++) {
        messages.add(new Message(Role.USER, inputs.next()));
        messages.add(new Message(Role.ASSISTANT, inputs.next()));
      }
      messages.add(new Message(Role.USER, inputs.next()));
      AnswerFormat text = new AnswerFormat.PlainText();
      chats.add(new Call(Endpoint.CHAT, "gpt-x", messages, text, List.of(), Optional.empty()));
    }
    TaskCensus census = new TaskCensus(recogniser(chats));
    chats.forEach(chat -> census.add(Traffic.trace(chat, "yes")));
    assertThat(census.tasks()).hasSize(1);
    assertThat(census.tasks().getFirst().obstacle())
        .hasValueSatisfying(why -> assertThat(why).startsWith("conversation"));
  }

  @Test
  void saysHowManyCallsAreMissing() {
    Recogniser recogniser = recogniser(calls.subList(0, 13));
    assertThat(recogniser.assign(calls.getFirst()))
        .isInstanceOfSatisfying(
            Assignment.OfNone.class,
            none -> assertThat(none.reason()).contains("7 more are needed"));
  }

  @Test
  void staysBoundedUnderTenThousandSchemas() {
    TaskFinder finder = new TaskFinder();
    for (int schema = 0; schema < 10_000; schema++) {
      Style style = Style.system("s", Style.schema("f" + schema, "a"), "Sort.", "{1}");
      finder.add(Traffic.trace(style.call(List.of(inputs.words(3))), "x"));
    }
    calls.forEach(call -> finder.add(Traffic.trace(call, "x")));
    Recogniser recogniser = finder.recogniser();
    assertThat(recogniser.others()).isGreaterThan(5_000);
    assertThat(recogniser.assign(calls.getFirst())).isInstanceOf(Assignment.OfTask.class);
  }

  @Test
  void poolsTenThousandSystemTextsThatHoldADate() {
    TaskFinder finder = new TaskFinder();
    List<Call> dated = new ArrayList<>();
    for (int call = 0; call < 10_000; call++) {
      String system = "You sort the mail of a bank. Your user is number " + call + " today.";
      Style style = Style.system("s", Style.schema("f", "a"), system, "{1}");
      dated.add(style.call(List.of(inputs.next())));
    }
    dated.forEach(call -> finder.add(Traffic.trace(call, "x")));
    Recogniser recogniser = finder.recogniser();
    assertThat(recogniser.prompts()).hasSize(1);
    assertThat(dated).allMatch(call -> recogniser.assign(call) instanceof Assignment.OfTask);
  }

  private Task task(IntFunction<String> answer) {
    TaskCensus census = new TaskCensus(recogniser(calls));
    for (int at = 0; at < calls.size(); at++) {
      census.add(Traffic.trace(calls.get(at), answer.apply(at)));
    }
    return census.tasks().getFirst();
  }

  private static Recogniser recogniser(List<Call> calls) {
    TaskFinder finder = new TaskFinder();
    calls.forEach(call -> finder.add(Traffic.trace(call, "x")));
    return finder.recogniser();
  }

  private static boolean retry(Assignment assignment) {
    return assignment instanceof Assignment.OfTask task && task.retry();
  }

  /** The place of the call that a retry answers. */
  private static OptionalLong answers(Assignment assignment) {
    return assignment instanceof Assignment.OfTask task && task.retry()
        ? task.answers()
        : OptionalLong.of(-1);
  }

  private static Trace at(Call call, Trace.Reply reply, long second, boolean retry) {
    return trace(call, reply, second, OptionalDouble.empty(), retry);
  }

  private static Trace lasting(Call call, Trace.Reply reply, long second, double milliseconds) {
    return trace(call, reply, second, OptionalDouble.of(milliseconds), false);
  }

  private static Trace trace(
      Call call, Trace.Reply reply, long second, OptionalDouble milliseconds, boolean retry) {
    return new Trace(
        call,
        reply,
        Usage.NONE,
        milliseconds,
        Optional.of(Instant.ofEpochSecond(second)),
        retry,
        "test");
  }
}
