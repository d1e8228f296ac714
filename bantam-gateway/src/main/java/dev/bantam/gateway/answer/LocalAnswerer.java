package dev.bantam.gateway.answer;

import dev.bantam.core.Usage;
import dev.bantam.gateway.answer.CallReading.ReadCall;
import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.relay.Answerer;
import dev.bantam.gateway.relay.Arrival;
import dev.bantam.gateway.relay.Bodies;
import dev.bantam.gateway.relay.CallNotes;
import dev.bantam.gateway.relay.IncomingCall;
import dev.bantam.gateway.relay.TraceId;
import dev.bantam.gateway.store.QuestionTable;
import dev.bantam.loop.LocalAnswer;
import dev.bantam.loop.LoopException;
import dev.bantam.observe.reply.CacheKey;
import dev.bantam.observe.reply.Reply;
import dev.bantam.observe.reply.ReplyShape;
import dev.bantam.observe.reply.TokenCount;
import dev.bantam.observe.wire.WireException;
import dev.bantam.provider.BytesReply;
import dev.bantam.provider.ProviderCall;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers calls from the cache and by specialists. The coin is thrown before anything else; a call
 * that it chose goes to the teacher, on the client's path or off it, whatever happens here.
 */
final class LocalAnswerer implements Answerer {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway");

  /** With the value {@code never}, a client wants its upstream's own answer. */
  private static final String OPT_OUT = "x-bantam-local";

  private static final String RESPONSE = "resp_";

  private final Supplier<AnswerRules> rules;
  private final CallLoop loop;
  private final AnswerCache cache;
  private final CallReading reading;
  private final AcceptedKeys keys;
  private final FailedCalls failed;
  private final TeacherDesk desk;
  private final QuestionTable questions;
  private final TokenCount tokens = new TokenCount();

  LocalAnswerer(
      Supplier<AnswerRules> rules,
      CallLoop loop,
      AnswerCache cache,
      CallReading reading,
      AcceptedKeys keys,
      FailedCalls failed,
      TeacherDesk desk,
      QuestionTable questions) {
    this.rules = rules;
    this.loop = loop;
    this.cache = cache;
    this.reading = reading;
    this.keys = keys;
    this.failed = failed;
    this.desk = desk;
    this.questions = questions;
  }

  @Override
  public Considered consider(IncomingCall call) {
    AnswerRules now = rules.get();
    if (!now.learning() && !now.caching()) {
      return Considered.NOTHING;
    }
    try {
      return reading.read(call).map(read -> consider(call, read, now)).orElse(Considered.NOTHING);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a bug in Bantam; please report it with what follows", e);
      return Considered.NOTHING;
    }
  }

  private Considered consider(IncomingCall call, ReadCall read, AnswerRules now) {
    if (isOfThisSide(read.body().path("previous_response_id").stringValue(""))) {
      return new Considered(CallNotes.NONE, Optional.of(forgotten()));
    }
    Optional<Arrival> arrival =
        now.learning()
            ? Optional.of(loop.arrive(call.id(), call.time(), read.call(), failed.isRetry(call)))
            : Optional.empty();
    Optional<String> key = now.caching() ? cacheKey(call, read, now) : Optional.empty();
    CallNotes notes = new CallNotes(Optional.of(read.call()), arrival, key);
    if (isOptOut(call) || (now.ownKeys() && !keys.accepts(call.request(), read.call().model()))) {
      return new Considered(notes, Optional.empty());
    }
    return new Considered(notes, said(call, read, arrival, key, now));
  }

  /** What is answered, by the cache or by a specialist; a specialist is asked at most once. */
  private Optional<Answered> said(
      IncomingCall call,
      ReadCall read,
      Optional<Arrival> arrival,
      Optional<String> key,
      AnswerRules now) {
    // A teacher's answer may have been kept before a person said that it is wrong.
    boolean fresh = arrival.filter(known -> known.sampled() || loop.corrected(known)).isPresent();
    Optional<AnswerCache.Entry> cached = fresh ? Optional.empty() : key.flatMap(cache::find);
    Optional<LocalAnswer> answer =
        cached.isPresent() ? Optional.empty() : arrival.flatMap(Arrival::answer);
    if (cached.isEmpty() && answer.isEmpty()) {
      return Optional.empty(); // As for most calls.
    }
    ReplyShape shape = ReplyShape.of(read.body(), read.call());
    if (shape.obstacle().isPresent()) {
      return Optional.empty();
    }
    return cached
        .map(entry -> repeated(entry, call, shape))
        .or(() -> answer.flatMap(a -> local(a, arrival.orElseThrow(), call, read, shape, now)));
  }

  /** Whether a response was made here: the upstream has never heard of it. */
  private static boolean isOfThisSide(String response) {
    return response.startsWith(RESPONSE) && TraceId.fits(response.substring(RESPONSE.length()));
  }

  private static Answered forgotten() {
    ApiError error =
        ApiError.badRequest(
            "previous_response_not_stored",
            "The response that previous_response_id names was answered by a small local model and"
                + " is stored nowhere. Send the whole conversation instead, or make the calls that"
                + " others build upon with \"store\": true: those always go upstream.");
    return new Answered(
        "bantam",
        new BytesReply(
            error.status(), Map.of("content-type", List.of("application/json")), error.body()));
  }

  private static Optional<String> cacheKey(IncomingCall call, ReadCall read, AnswerRules now) {
    CacheKey key = CacheKey.of(call.request().path(), read.body(), read.call());
    // Without a word about it, the providers' temperature is above 0.
    boolean steady = key.temperature().isPresent() && key.temperature().getAsDouble() == 0;
    return key.obstacle().isEmpty() && (steady || now.anyTemperature())
        ? Optional.of(key.sha256())
        : Optional.empty();
  }

  private static boolean isOptOut(IncomingCall call) {
    return call.request().headers().getOrDefault(OPT_OUT, List.of()).stream()
        .anyMatch(value -> value.strip().equalsIgnoreCase("never"));
  }

  private static Answered repeated(AnswerCache.Entry entry, IncomingCall call, ReplyShape shape) {
    Reply reply = shape.text(entry.text(), call.id(), call.time(), entry.usage());
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("x-bantam-cached-from", List.of(entry.origin()));
    if (!entry.task().isEmpty()) {
      headers.put("x-bantam-task", List.of(entry.task()));
    }
    return new Answered("cache", bytes(reply, headers));
  }

  private Optional<Answered> local(
      LocalAnswer answer,
      Arrival arrival,
      IncomingCall call,
      ReadCall read,
      ReplyShape shape,
      AnswerRules now) {
    BytesReply reply;
    try {
      reply = reply(answer, arrival, call, read, shape);
    } catch (WireException e) {
      // It does not fit what this client asked for: the teacher's will.
      return Optional.empty();
    }
    boolean goes =
        arrival.sampled() ? promised(arrival, answer, call, read, now) : arrival.stands(answer);
    if (!goes) {
      return Optional.empty();
    }
    loop.given(arrival);
    return Optional.of(new Answered("local:" + answer.rung(), reply));
  }

  private BytesReply reply(
      LocalAnswer answer, Arrival arrival, IncomingCall call, ReadCall read, ReplyShape shape) {
    String content = shape.content(answer.text());
    Usage usage = tokens.of(read.call(), content);
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("x-bantam-task", List.of(arrival.task().orElse("")));
    headers.put(
        "x-bantam-confidence", List.of(String.format(Locale.ROOT, "%.4f", answer.confidence())));
    return bytes(shape.text(content, call.id(), call.time(), usage), headers);
  }

  /** Whether it is on record that the teacher is asked too. Only then the answer may go out. */
  private boolean promised(
      Arrival arrival, LocalAnswer answer, IncomingCall call, ReadCall read, AnswerRules now) {
    Instant deadline = call.time().plus(now.deadline());
    ProviderCall request = UnstreamedRequest.of(call.request(), read.body());
    try {
      questions.keep(
          new QuestionTable.Row(
              call.id(), call.tenant(), request.path(), plain(request), deadline));
      arrival.promised(answer, deadline);
    } catch (LoopException e) {
      LOG.log(System.Logger.Level.DEBUG, "a sampled call goes upstream: " + e.getMessage());
      return false; // Local answers ended in that moment, of which the task tells.
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "a sampled call goes upstream, since it cannot be promised: " + e.getMessage());
      return false;
    }
    desk.ask(new Question(call.id(), read.call(), request, deadline));
    return true;
  }

  private static byte[] plain(ProviderCall request) {
    return Bodies.decoded(request.body(), request.headers(), CallReading.LARGEST)
        .orElseThrow(() -> new IllegalStateException("a body that was read before"));
  }

  private static BytesReply bytes(Reply reply, Map<String, List<String>> headers) {
    headers.put("content-type", List.of(reply.contentType()));
    return new BytesReply(200, headers, reply.body());
  }
}
