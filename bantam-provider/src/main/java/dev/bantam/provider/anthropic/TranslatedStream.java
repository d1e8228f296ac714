package dev.bantam.provider.anthropic;

import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A streamed message as a stream of chunks. */
final class TranslatedStream implements ProviderReply {

  private final String provider;
  private final ProviderReply reply;
  private final Map<String, List<String>> headers;
  private final EventReader events;
  private final StreamTranslation translation;
  private final InputStream body = new Body();

  TranslatedStream(
      String provider,
      ProviderReply reply,
      Map<String, List<String>> headers,
      StreamTranslation translation) {
    this.provider = provider;
    this.reply = reply;
    this.headers = headers;
    this.events = new EventReader(provider, reply.body());
    this.translation = translation;
  }

  @Override
  public int status() {
    return reply.status();
  }

  @Override
  public Map<String, List<String>> headers() {
    return headers;
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {
    reply.close();
  }

  private final class Body extends InputStream {

    private byte[] chunk = {};
    private int at;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, into.length);
      if (length == 0) {
        return 0;
      }
      while (at == chunk.length) {
        if (!advance()) {
          return -1;
        }
      }
      int count = Math.min(length, chunk.length - at);
      System.arraycopy(chunk, at, into, offset, count);
      at += count;
      return count;
    }

    private boolean advance() throws IOException {
      Optional<JsonNode> event = events.next();
      if (event.isEmpty()) {
        if (translation.ended()) {
          return false;
        }
        throw new ProviderException(
            Kind.BROKEN, provider + ": the stream ended before the message did");
      }
      // What follows the end is read over, so that the connection can be used again.
      chunk =
          translation.ended()
              ? new byte[0]
              : translation.translate(event.get()).getBytes(StandardCharsets.UTF_8);
      at = 0;
      return true;
    }

    @Override
    public void close() {
      TranslatedStream.this.close();
    }
  }
}
