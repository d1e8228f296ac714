package dev.bantam.gateway.answer;

import dev.bantam.gateway.answer.CallReading.ReadCall;
import dev.bantam.gateway.relay.Arrival;
import dev.bantam.gateway.relay.ReadReply;
import dev.bantam.gateway.relay.TraceId;
import dev.bantam.gateway.store.QuestionTable;
import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.gateway.store.TraceFilter;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.gateway.store.TraceTexts;
import dev.bantam.loop.TeacherAnswer;
import dev.bantam.provider.ProviderCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Does what a gateway that ended in the midst of its work left undone. */
final class CatchUp {

  private static final int PAGE = 100;

  /** Older traces without an observation had their chance. */
  private static final Duration BACK = Duration.ofDays(1);

  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "content-type", List.of("application/json"),
          "accept", List.of("application/json"),
          "accept-encoding", List.of("identity"));

  private final TraceStore store;
  private final CallLoop loop;
  private final CallReading reading;
  private final Supplier<AnswerRules> rules;

  CatchUp(TraceStore store, CallLoop loop, CallReading reading, Supplier<AnswerRules> rules) {
    this.store = store;
    this.loop = loop;
    this.reading = reading;
    this.rules = rules;
  }

  /** Tells the loop of teachers' answers that were kept and that it never heard of. */
  void observe() {
    Optional<StoredTrace> newest =
        store.newest(TraceFilter.ALL, Optional.empty(), 1).stream().findFirst();
    if (newest.isEmpty() || !rules.get().learning()) {
      return;
    }
    String after = TraceId.first(newest.get().time().minus(BACK));
    List<StoredTrace> page = store.unobserved(after, PAGE);
    while (!page.isEmpty()) {
      for (StoredTrace trace : page) {
        store.texts(trace.id()).ifPresent(texts -> observe(trace, texts));
        after = trace.id();
      }
      page = store.unobserved(after, PAGE);
    }
  }

  private void observe(StoredTrace trace, TraceTexts texts) {
    Optional<ReadCall> read = reading.read(texts.request(), trace.path(), trace.tenant());
    if (texts.whole()
        && read.isPresent()
        && TeacherTraces.is(trace, rules.get().teachers(), read.get().call().model())) {
      Arrival again =
          loop.arrived(
              trace.id(),
              trace.time(),
              read.get().call(),
              trace.retry(),
              trace.task(),
              trace.coin(),
              trace.sample());
      TeacherAnswer answer =
          ReadReply.of(read.get().call(), texts.reply(), texts.replyType()).answer();
      again.answered(answer);
    }
  }

  /**
   * Asks again about calls whose teachers were being asked, where the gateway has the keys for
   * that. The others run into their deadlines.
   */
  void ask(TeacherDesk desk, Instant now) {
    store.questions().dropBefore(now);
    if (rules.get().ownKeys()) {
      return;
    }
    for (QuestionTable.Row question : store.questions().all()) {
      ProviderCall request = new ProviderCall("POST", question.path(), HEADERS, question.request());
      reading
          .read(question.request(), question.path(), question.tenant())
          .ifPresent(
              read ->
                  desk.ask(new Question(question.id(), read.call(), request, question.deadline())));
    }
  }
}
