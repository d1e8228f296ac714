package dev.bantam.gateway.telemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;

/** Holds the spans that ended until they are taken. For one thread. */
final class EndedSpans implements SpanProcessor {

  private final List<SpanData> spans = new ArrayList<>();

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    // Of a caller that records no trace, none is recorded here either.
    if (span.getSpanContext().isSampled()) {
      spans.add(span.toSpanData());
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  /** Those that ended since they were last taken. */
  List<SpanData> take() {
    List<SpanData> taken = List.copyOf(spans);
    spans.clear();
    return taken;
  }
}
