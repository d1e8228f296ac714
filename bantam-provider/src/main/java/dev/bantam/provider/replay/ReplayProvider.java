package dev.bantam.provider.replay;

import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.observe.wire.Endpoints;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import dev.bantam.provider.BytesReply;
import dev.bantam.provider.OpenAiError;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Repeats recorded answers, as fast as they were recorded or in a share of that time, whole or as a
 * stream, as the call wishes. A call is recognised by its meaning: endpoint, model, messages and
 * the form of the answer, whatever its bytes. Of several recordings of one call, the seed draws
 * which answers first, second and so on.
 */
public final class ReplayProvider implements Provider {

  /** The share of a reply's time that passes before a stream's first event. */
  private static final double TO_FIRST = 0.3;

  private record Known(List<Recording> recordings, AtomicInteger asked) {}

  private final String name;
  private final double scale;
  private final long seed;
  private final Ticker ticker;
  private final RequestReader requests = new RequestReader();
  private final Map<Call, Known> known = new HashMap<>();

  /**
   * A provider with these recordings.
   *
   * @param scale of the recorded latencies: 1 as they were, 0 at once
   * @throws RecordingException when a recorded request is none
   */
  public ReplayProvider(
      String name, List<Recording> recordings, double scale, long seed, Ticker ticker) {
    if (!(scale >= 0 && scale <= 1000)) {
      throw new IllegalArgumentException("the scale must be from 0 to 1000, not " + scale);
    }
    this.name = name;
    this.scale = scale;
    this.seed = seed;
    this.ticker = ticker;
    for (int i = 0; i < recordings.size(); i++) {
      Recording recording = recordings.get(i);
      try {
        JsonNode request = recording.request();
        known
            .computeIfAbsent(
                requests.read(request, Endpoints.ofBody(request)),
                call -> new Known(new ArrayList<>(1), new AtomicInteger()))
            .recordings()
            .add(recording);
      } catch (WireException e) {
        throw new RecordingException("recording %d: %s".formatted(i + 1, e.getMessage()), e);
      }
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProviderReply send(ProviderCall call) {
    JsonNode body;
    Known answers;
    try {
      body = WireJson.read(call.body(), 0, call.body().length);
      Endpoint endpoint = Endpoints.ofPath(call.path()).orElseGet(() -> Endpoints.ofBody(body));
      Known found = known.get(requests.read(body, endpoint));
      if (found == null) {
        return unknown(body);
      }
      answers = found;
    } catch (WireException e) {
      return OpenAiError.invalid("", name + " cannot read the call: " + e.getMessage()).reply();
    }
    return replay(draw(answers), body);
  }

  private ProviderReply unknown(JsonNode body) {
    String model = body.path("model").stringValue("");
    return OpenAiError.notFound(
            "recording_not_found",
            "%s has no recorded answer to this call to '%s': record it, or compare its messages"
                    .formatted(name, model.length() > 100 ? model.substring(0, 100) : model)
                + " and response format with what was recorded.")
        .reply();
  }

  private Recording draw(Known answers) {
    int count = answers.recordings().size();
    int turn = answers.asked().getAndIncrement();
    return answers.recordings().get(new SplittableRandom(seed + turn).nextInt(count));
  }

  private ProviderReply replay(Recording recording, JsonNode body) {
    double nanoseconds = recording.latency().toNanos() * scale;
    boolean streamed = body.path("stream").booleanValue(false) && recording.status() == 200;
    if (!streamed) {
      Pauses.sleep(ticker, Duration.ofNanos(Math.round(nanoseconds)));
      return BytesReply.json(recording.status(), recording.response().toString());
    }
    boolean usage = body.path("stream_options").path("include_usage").booleanValue(false);
    List<String> events = Chunks.of(recording.response(), usage);
    Pauses.sleep(ticker, Duration.ofNanos(Math.round(nanoseconds * TO_FIRST)));
    long each = Math.round(nanoseconds * (1 - TO_FIRST) / Math.max(1, events.size() - 1));
    return new StreamReply(new PacedStream(events, Duration.ofNanos(each), ticker));
  }

  /** Has nothing to let go of. */
  @Override
  public void close() {}
}
