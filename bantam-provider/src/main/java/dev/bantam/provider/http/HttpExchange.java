package dev.bantam.provider.http;

import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Exchanges requests for replies with one server by the JDK's client. HTTP/1.1 only: its windows of
 * HTTP/2 let megabytes come that nobody has asked for, and only a system property bounds them.
 */
final class HttpExchange {

  private final String provider;
  private final BaseUrl base;
  private final RequestTemplate template;
  private final Timeouts timeouts;
  private final HttpClient client;
  private volatile boolean closed;

  /**
   * @param provider its name, for messages
   * @param url http or https, host, port and path prefix
   * @param headers those that replace a call's own
   */
  HttpExchange(
      String provider, URI url, Map<String, String> headers, Timeouts timeouts, SSLContext tls) {
    this.provider = provider;
    this.base = BaseUrl.of(url);
    this.template = new RequestTemplate(base, headers);
    this.timeouts = timeouts;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeouts.connect())
            .sslContext(tls)
            .executor(Thread::startVirtualThread)
            .build();
  }

  /** Path of the base URL, without a slash at its end. */
  String prefix() {
    return base.path();
  }

  /**
   * Sends a call and waits for the head of its reply.
   *
   * @param target the whole path with its query
   * @throws ProviderException when no reply began
   * @throws IllegalArgumentException when the call cannot be written as a request
   */
  ProviderReply send(ProviderCall call, String target) {
    if (closed) {
      throw new IllegalStateException("the provider %s is closed".formatted(provider));
    }
    HttpRequest request = template.request(call, target);
    ReplyParts parts = new ReplyParts();
    CompletableFuture<HttpResponse<ReplyParts>> response = client.sendAsync(request, head -> parts);
    boolean begun = false;
    try {
      // Not the request's own timeout, which later versions of Java stretch over the body.
      HttpResponse<ReplyParts> head =
          response.get(timeouts.firstByte().toNanos(), TimeUnit.NANOSECONDS);
      if (HttpReply.isAmbiguous(head.headers())) {
        throw new ProviderException(
            Kind.BROKEN,
            "%s: a reply from %s tells its length in two ways or in none that is known"
                .formatted(provider, base));
      }
      begun = true;
      return HttpReply.of(head, new ReplyStream(provider, parts, timeouts.idle()));
    } catch (TimeoutException e) {
      throw new ProviderException(
          Kind.TIMEOUT,
          "%s: no reply from %s within %s".formatted(provider, base, words(timeouts.firstByte())),
          e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderException(
          Kind.BROKEN, "%s: interrupted before %s replied".formatted(provider, base), e);
    } finally {
      if (!begun) {
        response.cancel(true);
        parts.cancel();
      }
    }
  }

  private ProviderException failure(Throwable e) {
    return switch (e) {
      case HttpConnectTimeoutException timeout ->
          new ProviderException(
              Kind.TIMEOUT,
              "%s: no connection to %s within %s"
                  .formatted(provider, base, words(timeouts.connect())),
              e);
      case ConnectException refused when refused.getCause() instanceof UnresolvedAddressException ->
          new ProviderException(
              Kind.UNREACHABLE,
              "%s: no host has the name in %s; check the base URL and the network"
                  .formatted(provider, base),
              e);
      case ConnectException refused ->
          new ProviderException(
              Kind.UNREACHABLE,
              "%s: no connection to %s: %s".formatted(provider, base, reason(e)),
              e);
      case SSLException untrusted ->
          new ProviderException(
              Kind.UNREACHABLE, "%s: no TLS with %s: %s".formatted(provider, base, reason(e)), e);
      default ->
          new ProviderException(
              Kind.BROKEN, "%s: no reply from %s: %s".formatted(provider, base, reason(e)), e);
    };
  }

  /** What the client says about it; it knows no headers of ours. */
  static String reason(Throwable e) {
    String message = e.getMessage();
    return message == null ? "the connection was closed" : message;
  }

  private static String words(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  /** Lets go of connections when the replies that are being read have ended. */
  void close() {
    closed = true;
    client.shutdown();
  }
}
