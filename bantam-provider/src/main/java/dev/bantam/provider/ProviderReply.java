package dev.bantam.provider;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reply that has begun. Whoever got it closes it, which ends it early if it is not over. */
public interface ProviderReply extends AutoCloseable {

  /** The HTTP status. */
  int status();

  /** Who answered, by its name, when it is another than the one that was asked. */
  default Optional<String> answeredBy() {
    return Optional.empty();
  }

  /** By name in any case; those of the connection itself left out. */
  Map<String, List<String>> headers();

  /**
   * The body. A read waits for the next bytes and returns them as they come, which for a stream of
   * events is event by event.
   *
   * @throws ProviderException from a read: when the reply breaks off or stalls too long
   */
  InputStream body();

  @Override
  void close();
}
