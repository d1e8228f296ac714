package dev.bantam.gateway.telemetry;

import dev.bantam.core.Usage;
import dev.bantam.gateway.config.UpstreamConfig;
import dev.bantam.gateway.config.Wire;
import dev.bantam.gateway.relay.Outcome;
import dev.bantam.gateway.relay.RelayedCall;
import dev.bantam.gateway.store.StoredTrace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call as a span, named and described as OpenTelemetry's semantic conventions for generative AI
 * say. Nothing that people wrote is in it, no key and no address of a caller.
 */
final class CallSpan {

  private static final Map<String, String> OPERATIONS =
      Map.of(
          "/v1/chat/completions", "chat",
          "/v1/responses", "chat",
          "/v1/completions", "text_completion",
          "/v1/embeddings", "embeddings");

  private static final TextMapGetter<Map<String, List<String>>> HEADERS =
      new TextMapGetter<>() {
        @Override
        public @Nullable String get(@Nullable Map<String, List<String>> headers, String name) {
          List<String> values = headers == null ? null : headers.get(name);
          return values == null || values.isEmpty() ? null : values.getFirst();
        }
      };

  private CallSpan() {}

  /**
   * Makes the span of a call and ends it; calls that ask no model have none.
   *
   * @param trace the figures of the same call
   * @param answerer the model that answered, by its reply; empty if that says none
   * @param upstreams by their names
   */
  static void make(
      Tracer tracer,
      RelayedCall call,
      StoredTrace trace,
      String answerer,
      Map<String, UpstreamConfig> upstreams) {
    String operation = OPERATIONS.get(trace.path());
    if (operation == null) {
      return;
    }
    Optional<UpstreamConfig> upstream =
        trace.upstream().flatMap(name -> Optional.ofNullable(upstreams.get(name)));
    Context caller =
        W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), call.call().request().headers(), HEADERS);
    String model = trace.model();
    SpanBuilder builder =
        tracer
            .spanBuilder(model.isEmpty() ? operation : operation + " " + model)
            .setParent(caller)
            .setSpanKind(upstream.isPresent() ? SpanKind.CLIENT : SpanKind.INTERNAL)
            .setStartTimestamp(trace.time())
            .setAttribute("gen_ai.operation.name", operation)
            .setAttribute("gen_ai.provider.name", upstream.map(CallSpan::provider).orElse("bantam"))
            .setAttribute("bantam.answered_by", trace.answeredBy())
            .setAttribute("bantam.trace_id", trace.id())
            .setAttribute("http.response.status_code", (long) trace.status());
    set(builder, "gen_ai.request.model", model);
    set(builder, "gen_ai.response.model", answerer);
    set(builder, "bantam.task", trace.task());
    upstream.map(UpstreamConfig::url).ifPresent(url -> where(builder, url));
    if (!trace.usage().equals(Usage.NONE)) {
      builder.setAttribute("gen_ai.usage.input_tokens", trace.usage().input());
      builder.setAttribute("gen_ai.usage.output_tokens", trace.usage().output());
    }
    Span span = builder.startSpan();
    if (call.outcome() != Outcome.ANSWERED) {
      span.setAttribute("error.type", String.valueOf(trace.status()));
      span.setStatus(StatusCode.ERROR);
    }
    span.end(trace.time().plus(trace.whole()));
  }

  private static void set(SpanBuilder builder, String name, String value) {
    if (!value.isEmpty()) {
      builder.setAttribute(name, value);
    }
  }

  private static void where(SpanBuilder builder, URI url) {
    builder.setAttribute("server.address", url.getHost());
    int usual = url.getScheme().equals("https") ? 443 : 80;
    builder.setAttribute("server.port", (long) (url.getPort() < 0 ? usual : url.getPort()));
  }

  private static String provider(UpstreamConfig upstream) {
    return switch (upstream.wire()) {
      case Wire.OpenAi openAi -> "openai";
      case Wire.Anthropic anthropic -> "anthropic";
      case Wire.Replay replay -> "bantam";
    };
  }
}
