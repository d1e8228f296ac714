package dev.bantam.provider.http;

import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Exchanges requests for replies with one server, and ends what takes too long. */
final class HttpExchange {

  private final String provider;
  private final BaseUrl base;
  private final Addresses addresses;
  private final RequestTemplate template;
  private final Timeouts timeouts;
  private final Server server;
  private final Deadlines deadlines;
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
    this.addresses = new Addresses(base);
    this.template = new RequestTemplate(headers);
    this.timeouts = timeouts;
    this.server = new Server(base.host(), timeouts.connect(), tls);
    this.deadlines = new Deadlines(timeouts, server::closeExpired);
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
    HttpUriRequestBase request = template.request(call, addresses.of(target));
    Wait wait = deadlines.begin(timeouts.firstByte(), request::cancel);
    boolean begun = false;
    try {
      Server.Reply answer = server.execute(request);
      wait.pause();
      if (HttpReply.isAmbiguous(answer.response())) {
        throw new ProviderException(
            Kind.BROKEN,
            "%s: a reply from %s tells its length in two ways or in none that is known"
                .formatted(provider, base));
      }
      HttpReply reply = HttpReply.of(answer.response(), stream(request, answer.content(), wait));
      begun = true;
      return reply;
    } catch (IOException | IllegalStateException e) {
      throw failure(e, wait);
    } finally {
      if (!begun) {
        request.cancel();
        deadlines.forget(wait);
      }
    }
  }

  private ReplyStream stream(HttpUriRequestBase request, InputStream content, Wait wait) {
    return new ReplyStream(
        provider, content, timeouts.idle(), wait, request::cancel, () -> over(wait));
  }

  /** A reply is over: its connection is free, or closed. */
  private void over(Wait wait) {
    deadlines.forget(wait);
    if (closed) {
      server.closeIdle();
    }
  }

  private ProviderException failure(Exception e, Wait wait) {
    if (Thread.currentThread().isInterrupted()) {
      return new ProviderException(
          Kind.CANCELLED, "%s: interrupted before %s replied".formatted(provider, base), e);
    }
    if (wait.timedOut()) {
      return new ProviderException(
          Kind.TIMEOUT,
          "%s: no reply from %s within %s".formatted(provider, base, words(timeouts.firstByte())),
          e);
    }
    return switch (e) {
      case ConnectTimeoutException timeout ->
          new ProviderException(
              Kind.TIMEOUT,
              "%s: no connection to %s within %s"
                  .formatted(provider, base, words(timeouts.connect())),
              e);
      case UnknownHostException unknown ->
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
    deadlines.close();
    server.closeIdle();
  }
}
