package dev.bantam.provider.replay;

import dev.bantam.provider.ProviderReply;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** A reply of server-sent events. */
record StreamReply(PacedStream events) implements ProviderReply {

  @Override
  public int status() {
    return 200;
  }

  @Override
  public Map<String, List<String>> headers() {
    return Map.of("Content-Type", List.of("text/event-stream"));
  }

  @Override
  public InputStream body() {
    return events;
  }

  @Override
  public void close() {
    events.close();
  }
}
