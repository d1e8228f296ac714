package dev.bantam.gateway.telemetry;

import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.StoreConfig.Recording;
import dev.bantam.gateway.config.UpstreamConfig;
import dev.bantam.gateway.relay.CallRecorder;
import dev.bantam.gateway.relay.RelayedCall;
import dev.bantam.gateway.store.TraceMaker;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Tells a collector of calls. A thread of its own makes the spans and sends them, many at once.
 * Calls wait for it up to a number and to {@value #MOST_BYTES} bytes; what comes on top, and what
 * the collector does not take, is counted and lost. Nobody ever waits for the collector.
 */
public final class CallSpans implements CallRecorder, AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway");
  private static final int MOST_CALLS = 4_000;
  private static final long MOST_BYTES = 16L << 20;
  private static final int AT_ONCE = 500;
  private static final Duration GATHER = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final CallRecorder next;
  private final TraceMaker maker;
  private final Supplier<GatewayConfig> config;
  private final SpanExporter exporter;
  private final EndedSpans ended = new EndedSpans();
  private final SdkTracerProvider provider;
  private final LinkedBlockingQueue<RelayedCall> queue = new LinkedBlockingQueue<>(MOST_CALLS);
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final Thread thread;

  /** The library complains of a collector by itself, again and again; it is told once here. */
  private final Logger library = Logger.getLogger("io.opentelemetry");

  private boolean trouble;
  private volatile boolean closing;

  /**
   * Begins to tell.
   *
   * @param otlp base URL of the collector
   * @param config at this moment
   * @param next records every call first
   */
  public CallSpans(URI otlp, Supplier<GatewayConfig> config, CallRecorder next) {
    library.setLevel(Level.OFF);
    this.next = next;
    this.config = config;
    this.maker = new TraceMaker(Recording.FULL, config.get().store().maxBody());
    OtlpHttpSpanExporterBuilder sender =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(otlp.toString().replaceAll("/+$", "") + "/v1/traces")
            .setTimeout(TIMEOUT)
            .setConnectTimeout(TIMEOUT)
            .setRetryPolicy(null);
    config.get().telemetry().headers().forEach(sender::addHeader);
    this.exporter = sender.build();
    this.provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "bantam")))
            .addSpanProcessor(ended)
            .build();
    this.thread = Thread.ofPlatform().daemon().name("bantam tells of calls").start(this::run);
  }

  @Override
  public void record(RelayedCall call) {
    next.record(call);
    long size = size(call);
    if (bytes.get() + size > MOST_BYTES || !queue.offer(call)) {
      lost.incrementAndGet();
      return;
    }
    bytes.addAndGet(size);
  }

  private static long size(RelayedCall call) {
    return call.reply().length + (long) call.call().request().body().length;
  }

  /** How many spans were lost since the start. */
  public long lost() {
    return lost.get();
  }

  private void run() {
    Tracer tracer = provider.get("dev.bantam.gateway");
    while (!closing || !queue.isEmpty()) {
      try {
        RelayedCall first = queue.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          Thread.sleep(closing ? Duration.ZERO : GATHER);
          List<RelayedCall> calls = new ArrayList<>(List.of(first));
          queue.drainTo(calls, AT_ONCE - 1);
          tell(tracer, calls);
        }
      } catch (InterruptedException e) {
        // It is closing: what waits is told first.
      }
    }
  }

  private void tell(Tracer tracer, List<RelayedCall> calls) {
    GatewayConfig now = config.get();
    Map<String, UpstreamConfig> upstreams =
        now.upstreams().stream()
            .collect(Collectors.toMap(UpstreamConfig::name, Function.identity()));
    for (RelayedCall call : calls) {
      bytes.addAndGet(-size(call));
      try {
        CallSpan.make(tracer, call, maker.make(call).trace(), TraceMaker.answerer(call), upstreams);
      } catch (RuntimeException e) {
        lost.incrementAndGet();
        LOG.log(
            System.Logger.Level.ERROR, "a bug in Bantam; please report it with what follows", e);
      }
    }
    List<SpanData> spans = ended.take();
    if (!spans.isEmpty()) {
      send(spans);
    }
  }

  private void send(List<SpanData> spans) {
    CompletableResultCode result =
        exporter.export(spans).join(TIMEOUT.toMillis() + 1_000, TimeUnit.MILLISECONDS);
    if (result.isSuccess()) {
      trouble = false;
      return;
    }
    lost.addAndGet(spans.size());
    if (!trouble) {
      trouble = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "the collector at telemetry.otlp takes no spans; they are lost and counted");
    }
  }

  /** Tells of what waits, and ends. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exporter.shutdown();
    provider.shutdown();
  }
}
