package dev.bantam.provider.policy;

import dev.bantam.provider.ProviderReply;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reply that knows who gave it. */
record NamedReply(ProviderReply reply, String name) implements ProviderReply {

  @Override
  public Optional<String> answeredBy() {
    return Optional.of(reply.answeredBy().orElse(name));
  }

  @Override
  public int status() {
    return reply.status();
  }

  @Override
  public Map<String, List<String>> headers() {
    return reply.headers();
  }

  @Override
  public InputStream body() {
    return reply.body();
  }

  @Override
  public void close() {
    reply.close();
  }
}
