package dev.bantam.provider.anthropic;

import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the data of server-sent events, one JSON value each, as they come. */
final class EventReader {

  /** How long a line may be, in bytes. */
  private static final int LONGEST = 8 << 20;

  private final String provider;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 13];
  private int at;
  private int end;
  private byte[] line = new byte[1 << 10];

  EventReader(String provider, InputStream in) {
    this.provider = provider;
    this.in = in;
  }

  /**
   * The next event's data; empty at the end of the stream.
   *
   * @throws ProviderException when an event is not JSON or too long, or the stream breaks off
   */
  Optional<JsonNode> next() throws IOException {
    for (int length = line(); length >= 0; length = line()) {
      // Each event of this API has its data in one line, and repeats its name in it.
      if (length > 5 && line[0] == 'd' && line[3] == 'a' && line[4] == ':') {
        try {
          return Optional.of(WireJson.read(line, 5, length - 5));
        } catch (WireException e) {
          throw new ProviderException(
              Kind.BROKEN, "%s sent an event that is %s".formatted(provider, e.getMessage()), e);
        }
      }
    }
    return Optional.empty();
  }

  /** The length of the next line, or -1 at the end. */
  private int line() throws IOException {
    int length = 0;
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        if (end == 0) {
          return length == 0 ? -1 : length;
        }
      }
      byte next = buffer[at++];
      if (next == '\n') {
        return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
      }
      if (length == LONGEST) {
        throw new ProviderException(
            Kind.BROKEN, "%s sent an event of more than %d MB".formatted(provider, LONGEST >> 20));
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length++] = next;
    }
  }
}
