package dev.bantam.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * One server and the connections to it, which Apache HttpClient keeps. Whatever that client does by
 * itself is off: redirects, repeats, cookies, logins, decompression, a user agent. Only where a
 * proxy stands before the server does the whole of it send requests.
 */
final class Server {

  /** How long a connection is kept whose server does not say how long. */
  private static final TimeValue KEPT = TimeValue.ofSeconds(60);

  private static final int LONGEST_LINE = 32 << 10;
  private static final int MOST_HEADERS = 200;

  private static final RequestConfig CONFIG =
      RequestConfig.custom()
          .setAuthenticationEnabled(false)
          .setProtocolUpgradeEnabled(false)
          .setConnectionKeepAlive(KEPT)
          .build();

  /**
   * A reply that has begun.
   *
   * @param response its head
   * @param content its body
   */
  record Reply(ClassicHttpResponse response, InputStream content) {}

  private final HttpHost host;
  private final PoolingHttpClientConnectionManager connections;
  private final HttpRequestExecutor executor = new HttpRequestExecutor();
  private final HttpRoute route;
  private final HttpClient client;

  /**
   * @param connect how long a connection may take, and its TLS handshake
   */
  Server(HttpHost host, Duration connect, SSLContext tls) {
    this.host = host;
    this.connections = connections(Timeout.of(connect), tls);
    this.route = route(host);
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setRoutePlanner((target, context) -> route)
            .setDefaultRequestConfig(CONFIG)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableContentCompression()
            .disableAuthCaching()
            .disableConnectionState()
            .disableDefaultUserAgent()
            .build();
  }

  private static PoolingHttpClientConnectionManager connections(Timeout connect, SSLContext tls) {
    // How many calls go on at once is not for the pool to say, so it has no limit and no lock.
    PoolingHttpClientConnectionManager pool =
        new PoolingHttpClientConnectionManager(
            operator(tls),
            PoolConcurrencyPolicy.LAX,
            PoolReusePolicy.LIFO,
            TimeValue.NEG_ONE_MILLISECOND,
            factory());
    pool.setDefaultMaxPerRoute(Integer.MAX_VALUE);
    pool.setMaxTotal(Integer.MAX_VALUE);
    pool.setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build());
    pool.setDefaultSocketConfig(
        SocketConfig.custom().setTcpNoDelay(true).setSoKeepAlive(true).build());
    pool.setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(connect)
            .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
            .build());
    return pool;
  }

  private static HttpClientConnectionOperator operator(SSLContext tls) {
    return new DefaultHttpClientConnectionOperator(
        proxy -> SocketChannel.open().socket(),
        DefaultSchemePortResolver.INSTANCE,
        SystemDefaultDnsResolver.INSTANCE,
        RegistryBuilder.<TlsSocketStrategy>create()
            .register(URIScheme.HTTPS.id, new DefaultClientTlsStrategy(tls))
            .build());
  }

  private static HttpConnectionFactory<ManagedHttpClientConnection> factory() {
    AtomicLong count = new AtomicLong();
    Http1Config config =
        Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build();
    return socket -> {
      ServerConnection connection = ServerConnection.of("" + count.incrementAndGet(), config);
      if (socket != null) {
        connection.bind(socket);
      }
      return connection;
    };
  }

  /** Directly, or through the proxy that the JVM's settings name for this host. */
  private static HttpRoute route(HttpHost host) {
    try {
      return new SystemDefaultRoutePlanner(ProxySelector.getDefault())
          .determineRoute(host, HttpClientContext.create());
    } catch (HttpException e) {
      throw new IllegalArgumentException("no way to " + host + ": " + e.getMessage(), e);
    }
  }

  /**
   * Sends a request and waits for the head of its reply. The connection is free again when the
   * reply's body has been read to its end or the request was cancelled.
   */
  Reply execute(HttpUriRequestBase request) throws IOException {
    if (route.getProxyHost() == null) {
      return new DirectExchange(connections, executor).execute(request, route, CONFIG);
    }
    ClassicHttpResponse response = client.executeOpen(host, request, HttpClientContext.create());
    HttpEntity entity = response.getEntity();
    return new Reply(
        response, entity == null ? InputStream.nullInputStream() : entity.getContent());
  }

  /** Closes the connections that lie unused for too long. */
  void closeExpired() {
    connections.closeExpired();
  }

  /** Closes the connections that nobody uses. */
  void closeIdle() {
    connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
  }
}
