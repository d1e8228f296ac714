package dev.bantam.gateway.api;

import dev.bantam.core.Call;
import dev.bantam.gateway.answer.Answering;
import dev.bantam.gateway.answer.CallReading;
import dev.bantam.gateway.answer.Feedback;
import dev.bantam.gateway.answer.TaskBook;
import dev.bantam.gateway.answer.TaskException;
import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.ApiException;
import dev.bantam.gateway.http.Caller;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.gateway.relay.ReadReply;
import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.gateway.store.TraceTexts;
import dev.bantam.loop.TeacherAnswer;
import dev.bantam.observe.wire.WireJson;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/** {@code /bantam/v1/traces/{id}/feedback}: what a person says of an answer. */
final class FeedbackApi {

  private final TraceStore store;
  private final TaskBook tasks;
  private final Answering answering;
  private final InstantSource clock;
  private final CallReading reading = new CallReading();

  FeedbackApi(TraceStore store, TaskBook tasks, Answering answering, InstantSource clock) {
    this.store = store;
    this.tasks = tasks;
    this.answering = answering;
    this.clock = clock;
  }

  /** Keeps what is said of this trace. */
  void reply(Exchange exchange, Caller caller, StoredTrace trace) {
    OwnApi.allow(exchange, "POST");
    JsonBody body = JsonBody.of(exchange);
    TraceTexts texts =
        store
            .texts(trace.id())
            .filter(TraceTexts::whole)
            .orElseThrow(() -> impossible("The texts of this call were not kept."));
    if (trace.task().isEmpty()) {
      throw impossible("This call is of no task.");
    }
    Call call =
        reading
            .read(texts.request(), trace.path(), trace.tenant())
            .orElseThrow(() -> impossible("This call cannot be read."))
            .call();
    String answer = answer(body, call, texts);
    try {
      tasks.correct(
          new Feedback(trace.id(), trace.task(), clock.instant(), caller.tenant(), call, answer));
    } catch (TaskException e) {
      throw impossible(String.valueOf(e.getMessage()));
    }
    answering.forget(trace.task());
    OwnApi.send(
        exchange,
        WireJson.mapper()
            .createObjectNode()
            .put("id", trace.id())
            .put("object", "feedback")
            .put("task", trace.task())
            .put("answer", answer));
  }

  private static String answer(JsonBody body, Call call, TraceTexts texts) {
    JsonNode answer = body.json().path("answer");
    boolean accepted = body.json().path("accept").booleanValue(false);
    if (accepted == !answer.isMissingNode()) {
      throw JsonBody.bad("Say {\"accept\": true}, or the right answer: {\"answer\": ...}.");
    }
    if (!accepted) {
      return answer.isString() ? answer.stringValue() : answer.toString();
    }
    return switch (ReadReply.of(call, texts.reply(), texts.replyType()).answer()) {
      case TeacherAnswer.Answered(String text, String model) -> text;
      default -> throw impossible("This call has no answer that could be accepted.");
    };
  }

  private static ApiException impossible(String message) {
    return new ApiException(new ApiError(409, "invalid_request_error", "not_possible", message));
  }
}
