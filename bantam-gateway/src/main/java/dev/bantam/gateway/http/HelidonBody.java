package dev.bantam.gateway.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.RoutingRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The body of a request: at most so large, and there in time. */
final class HelidonBody {

  private static final byte[] NOTHING = new byte[0];

  private final ConnectionContext connection;
  private final RoutingRequest request;
  private final ServerOptions options;
  private boolean taken;
  private volatile boolean complete;

  HelidonBody(ConnectionContext connection, RoutingRequest request, ServerOptions options) {
    this.connection = connection;
    this.request = request;
    this.options = options;
  }

  /** All of it, once. */
  byte[] read() {
    if (taken) {
      return NOTHING;
    }
    taken = true;
    boolean chunked = request.headers().contains(HeaderNames.TRANSFER_ENCODING);
    long length = chunked ? -1 : request.headers().contentLength().orElse(0);
    if (length == 0) {
      complete = true;
      return NOTHING;
    }
    boolean tooLarge = length > options.maxBody();
    if (tooLarge && request.headers().containsToken(HeaderValues.EXPECT_100)) {
      throw new ApiException(ApiError.tooLarge(options.maxBody()), true);
    }
    if (!tooLarge && length > 0 && connection.dataReader().available() >= length) {
      return gather(length);
    }
    return inTime(length);
  }

  /** Reads what nobody wanted, so that the client comes to read the reply. */
  void discard() {
    if (!taken) {
      read();
    }
  }

  /** Whether it was read to its end, so that the connection can go on. */
  boolean complete() {
    return complete;
  }

  private byte[] inTime(long length) {
    CompletableFuture<byte[]> all = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("bantam reads a body")
        .start(
            () -> {
              try {
                all.complete(gather(length));
              } catch (RuntimeException e) {
                all.completeExceptionally(e);
              }
            });
    try {
      return all.get(options.bodyTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ApiException(tooSlow(), true);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new ClientGoneException(e);
    }
  }

  private ApiError tooSlow() {
    return new ApiError(
        408,
        "invalid_request_error",
        "body_timeout",
        "The body did not arrive within %d s (server.body_timeout)."
            .formatted(options.bodyTimeout().toSeconds()));
  }

  private byte[] gather(long length) {
    long most = options.maxBody();
    // Not closed: that would read on to the end of a body that cannot be read.
    InputStream in = request.content().inputStream();
    try {
      if (length >= 0 && length <= most) {
        byte[] bytes = in.readNBytes((int) length);
        complete = in.read() < 0;
        return bytes;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] some = new byte[8192];
      long total = 0;
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        total += n;
        if (total <= most) {
          bytes.write(some, 0, n);
        }
      }
      complete = true;
      if (total > most) {
        throw new ApiException(ApiError.tooLarge(most));
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      throw new ApiException(
          ApiError.badRequest("malformed_request", "A chunk of the body has no proper length."),
          true);
    } catch (RuntimeException e) {
      throw HelidonExchange.ended(e) ? new ClientGoneException(e) : e;
    }
  }
}
