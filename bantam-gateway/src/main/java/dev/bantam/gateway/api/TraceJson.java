package dev.bantam.gateway.api;

import dev.bantam.gateway.store.CallCosts;
import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.gateway.store.TraceTexts;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Traces as the API shows them. */
final class TraceJson {

  private TraceJson() {}

  /** The figures. */
  static ObjectNode of(StoredTrace trace, CallCosts costs) {
    ObjectNode json = WireJson.mapper().createObjectNode();
    json.put("id", trace.id());
    json.put("object", "trace");
    json.put("time", trace.time().toString());
    json.put("tenant", trace.tenant());
    json.put("method", trace.method());
    json.put("path", trace.path());
    json.put("model", trace.model());
    json.put("answered_by", trace.answeredBy());
    json.put("outcome", trace.outcome());
    json.put("status", trace.status());
    json.put("stream", trace.stream());
    json.put("retry", trace.retry());
    json.put("first_byte_ms", trace.firstByte().toNanos() / 1e6);
    json.put("latency_ms", trace.whole().toNanos() / 1e6);
    json.put("request_bytes", trace.requestBytes());
    json.put("reply_bytes", trace.replyBytes());
    ObjectNode usage = json.putObject("usage");
    usage.put("input_tokens", trace.usage().input());
    usage.put("cached_input_tokens", trace.usage().cachedInput());
    usage.put("output_tokens", trace.usage().output());
    usage.put("reasoning_tokens", trace.usage().reasoning());
    json.put("cost_usd", costs.of(trace).orElse(null));
    json.put("upstream_id", trace.upstreamId());
    if (!trace.task().isEmpty()) {
      json.put("task", trace.task());
      json.put("sampled", trace.coin() < trace.sample());
    }
    if (!trace.requestSha256().isEmpty()) {
      json.put("request_sha256", trace.requestSha256());
      json.put("reply_sha256", trace.replySha256());
    }
    return json;
  }

  /** Adds the texts: as JSON where they are, else as text. */
  static void add(TraceTexts texts, ObjectNode json) {
    put(json, "request", texts.request());
    put(json, "reply", texts.reply());
    json.put("reply_type", texts.replyType());
    json.put("whole", texts.whole());
  }

  private static void put(ObjectNode json, String name, byte[] body) {
    try {
      json.set(name, WireJson.read(body, 0, body.length));
    } catch (WireException e) {
      json.put(name, new String(body, StandardCharsets.UTF_8));
    }
  }
}
