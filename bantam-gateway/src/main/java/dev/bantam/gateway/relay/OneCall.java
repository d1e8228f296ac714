package dev.bantam.gateway.relay;

import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.ClientGoneException;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.gateway.http.ReplyStream;
import dev.bantam.observe.wire.Endpoints;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderReply;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One call on its way through. */
final class OneCall {

  /** A reply that is no stream is held until it is whole, if it is not larger. */
  private static final int HELD = 8 << 20;

  private static final int PIECE = 16 << 10;

  private final Exchange exchange;
  private final IncomingCall call;
  private final Stopwatch watch;
  private final CallRecorder recorder;
  private final int recordedBytes;
  private final Cancellation cancellation = new Cancellation();

  private CallNotes notes = CallNotes.NONE;
  private String answeredBy = "";
  private Duration firstByte = Duration.ZERO;

  OneCall(
      Exchange exchange,
      IncomingCall call,
      Stopwatch watch,
      CallRecorder recorder,
      int recordedBytes) {
    this.exchange = exchange;
    this.call = call;
    this.watch = watch;
    this.recorder = recorder;
    this.recordedBytes = recordedBytes;
  }

  void run(Answerer answerer, Supplier<Provider> provider) {
    exchange.onGone(cancellation::cancel);
    try (ProviderReply reply = ask(answerer, provider.get())) {
      if (isLive(reply)) {
        stream(reply);
      } else {
        hold(reply);
      }
    } catch (ProviderException e) {
      notAnswered(e);
    }
  }

  private ProviderReply ask(Answerer answerer, Provider provider) {
    Answerer.Considered considered = answerer.consider(call);
    notes = considered.notes();
    Optional<Answerer.Answered> answered = considered.answer();
    if (answered.isPresent()) {
      answeredBy = answered.get().by();
      firstByte = watch.elapsed();
      return answered.get().reply();
    }
    answeredBy = "upstream:" + provider.name();
    ProviderReply reply = provider.send(call.request());
    firstByte = watch.elapsed();
    reply.answeredBy().ifPresent(name -> answeredBy = "upstream:" + name);
    return reply;
  }

  /** Whether the reply is passed on as it comes: events, sounds, files; no errors and no JSON. */
  private boolean isLive(ProviderReply reply) {
    String type = Bodies.mediaType(reply.headers());
    boolean page = type.equals("text/html") && Endpoints.ofPath(exchange.path()).isPresent();
    return reply.status() < 400 && !type.isEmpty() && !Bodies.isJson(type) && !page;
  }

  private void notAnswered(ProviderException e) {
    if (cancellation.over()) {
      record(Outcome.ABANDONED, 499, Map.of(), new BodyCopy(0));
      throw new ClientGoneException(e);
    }
    refuse(UpstreamErrors.of(e), UpstreamErrors.retryAfter(e), Outcome.FAILED);
  }

  // ---- replies that are held until they are whole ----

  private void hold(ProviderReply reply) {
    byte[] start;
    InputStream body = reply.body();
    try {
      start = WholeBody.read(body, reply.headers(), HELD + 1);
    } catch (IOException e) {
      throw broken(e);
    }
    if (start.length > HELD) {
      streamRest(reply, start);
      return;
    }
    cancellation.over();
    ReplyCheck.Checked checked =
        new ReplyCheck(exchange, answeredBy).check(reply, start, notes.call().isPresent());
    Optional<ApiError> problem = checked.problem();
    if (problem.isPresent()) {
      Map<String, List<String>> headers = WireHeaders.ofReply(reply.headers());
      headers.remove("content-encoding");
      refuse(problem.get(), headers, reply.status() < 400 ? Outcome.FAILED : Outcome.REFUSED);
      return;
    }
    BodyCopy copy = BodyCopy.of(start, recordedBytes);
    Outcome outcome = reply.status() < 400 ? Outcome.ANSWERED : Outcome.REFUSED;
    try {
      record(outcome, reply.status(), reply.headers(), copy, read(checked));
    } catch (RecordingException e) {
      send(UpstreamErrors.unrecorded(e), Map.of());
      return;
    }
    exchange.send(reply.status(), marked(reply.headers()), start);
  }

  /** Tells the client of an error of ours, and records it. */
  private void refuse(ApiError error, Map<String, List<String>> headers, Outcome outcome) {
    BodyCopy copy = BodyCopy.of(error.body(), recordedBytes);
    try {
      record(outcome, error.status(), Map.of("content-type", List.of("application/json")), copy);
    } catch (RecordingException e) {
      send(UpstreamErrors.unrecorded(e), headers);
      return;
    }
    send(error, headers);
  }

  private void send(ApiError error, Map<String, List<String>> headers) {
    Map<String, List<String>> marked = marked(headers);
    marked.put("content-type", List.of("application/json"));
    exchange.send(error.status(), marked, error.body());
  }

  // ---- replies that are passed on as they come ----

  private void stream(ProviderReply reply) {
    streamRest(reply, new byte[0]);
  }

  private void streamRest(ProviderReply reply, byte[] start) {
    boolean events = Bodies.isEvents(Bodies.mediaType(reply.headers()));
    ReplyStream out = exchange.stream(reply.status(), marked(reply.headers()));
    EventLines lines = new EventLines(out);
    BodyCopy copy = new BodyCopy(recordedBytes);
    Outcome outcome = Outcome.ABANDONED;
    Optional<ApiError> problem = Optional.empty();
    try {
      pass(start, start.length, out, lines, events, copy);
      byte[] piece = new byte[PIECE];
      InputStream body = reply.body();
      for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
        if (copy.total() == 0) {
          firstByte = watch.elapsed();
        }
        pass(piece, n, out, lines, events, copy);
      }
      lines.rest();
      outcome = Outcome.ANSWERED;
    } catch (ProviderException e) {
      outcome = cancellation.cancelled() ? Outcome.ABANDONED : Outcome.FAILED;
      problem = Optional.of(UpstreamErrors.of(e));
    } catch (IOException e) {
      outcome = cancellation.cancelled() ? Outcome.ABANDONED : Outcome.FAILED;
      problem = Optional.of(UpstreamErrors.of(broken(e)));
    } finally {
      cancellation.over();
      problem = recorded(outcome, reply, copy, problem);
    }
    if (outcome == Outcome.ABANDONED) {
      return;
    }
    if (problem.isEmpty()) {
      out.end();
    } else if (events) {
      lines.error(problem.get().event());
      out.end();
    }
  }

  private static void pass(
      byte[] bytes, int length, ReplyStream out, EventLines lines, boolean events, BodyCopy copy) {
    copy.add(bytes, length);
    if (events) {
      lines.pass(bytes, length);
    } else if (length > 0) {
      out.write(bytes, 0, length);
    }
  }

  private Optional<ApiError> recorded(
      Outcome outcome, ProviderReply reply, BodyCopy copy, Optional<ApiError> problem) {
    try {
      record(outcome, reply.status(), reply.headers(), copy);
      return problem;
    } catch (RecordingException e) {
      return Optional.of(UpstreamErrors.unrecorded(e));
    }
  }

  private static ProviderException broken(IOException e) {
    return new ProviderException(
        ProviderException.Kind.BROKEN, "The upstream broke off its reply: " + e.getMessage(), e);
  }

  // ---- both ----

  private Map<String, List<String>> marked(Map<String, List<String>> headers) {
    Map<String, List<String>> all = WireHeaders.ofReply(headers);
    List<String> upstreamId = all.get("x-request-id");
    if (upstreamId != null) {
      all.put("x-bantam-upstream-request-id", upstreamId);
    }
    all.put("x-request-id", List.of(call.id()));
    all.put("x-bantam-answered-by", List.of(answeredBy));
    return all;
  }

  /** What a reply says to a call that was read; not of one that is an event's, with a response. */
  private Optional<ReadReply> read(ReplyCheck.Checked checked) {
    return checked
        .json()
        .filter(json -> !json.has("response"))
        .flatMap(json -> notes.call().map(call -> ReadReply.of(call, json)));
  }

  private void record(
      Outcome outcome, int status, Map<String, List<String>> headers, BodyCopy copy) {
    record(outcome, status, headers, copy, Optional.empty());
  }

  private void record(
      Outcome outcome,
      int status,
      Map<String, List<String>> headers,
      BodyCopy copy,
      Optional<ReadReply> read) {
    recorder.record(
        new RelayedCall(
            call,
            notes,
            answeredBy,
            outcome,
            status,
            headers,
            copy.bytes(),
            copy.total(),
            read,
            firstByte,
            watch.elapsed()));
  }
}
