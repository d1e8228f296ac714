package dev.bantam.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ConnectionShutdownException;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.protocol.RequestValidateTrace;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.apache.hc.core5.http.io.EofSensorWatcher;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One request and its reply over a connection straight to the server. This is what is left of
 * Apache's client without logins, redirects, cookies and proxies, none of which it has to think of
 * here: its chain of handlers copies every request and parses its address three times.
 */
final class DirectExchange implements Cancellable, EofSensorWatcher {

  /** For a place in the pool, which has no limit, so that nobody waits. */
  private static final Timeout LONGEST = Timeout.ofMinutes(3);

  /** Writes what a message has to say of itself. */
  private static final HttpProcessor WRITTEN =
      new DefaultHttpProcessor(
          new RequestTargetHost(),
          new RequestValidateTrace(),
          new RequestContent(),
          (request, entity, context) -> request.addHeader(HttpHeaders.CONNECTION, "keep-alive"));

  private final HttpClientConnectionManager connections;
  private final HttpRequestExecutor executor;
  private @Nullable ConnectionEndpoint endpoint;
  private boolean reusable;
  private TimeValue kept = TimeValue.ZERO_MILLISECONDS;

  DirectExchange(HttpClientConnectionManager connections, HttpRequestExecutor executor) {
    this.connections = connections;
    this.executor = executor;
  }

  /**
   * Sends a request and waits for the head of its reply. The connection is free again when the
   * reply's body has been read to its end or the request was cancelled.
   */
  Server.Reply execute(HttpUriRequestBase request, HttpRoute route, RequestConfig config)
      throws IOException {
    if (Method.CONNECT.isSame(request.getMethod())) {
      throw new ClientProtocolException("CONNECT is no request to a server");
    }
    ConnectionEndpoint leased = lease(request, route);
    boolean begun = false;
    try {
      Server.Reply reply = exchange(request, leased, config);
      begun = true;
      return reply;
    } catch (HttpException e) {
      throw new ClientProtocolException(e.getMessage(), e);
    } catch (ConnectionShutdownException e) {
      InterruptedIOException shutDown = new InterruptedIOException("Connection has been shut down");
      shutDown.initCause(e);
      throw shutDown;
    } finally {
      if (!begun) {
        cancel();
      }
    }
  }

  private ConnectionEndpoint lease(HttpUriRequestBase request, HttpRoute route) throws IOException {
    LeaseRequest lease = connections.lease("", route, LONGEST, null);
    request.setDependency(lease);
    try {
      ConnectionEndpoint leased = lease.get(LONGEST);
      synchronized (this) {
        endpoint = leased;
      }
      // Cancels at once if the request was cancelled meanwhile.
      request.setDependency(this);
      return leased;
    } catch (InterruptedException e) {
      lease.cancel();
      Thread.currentThread().interrupt();
      throw aborted(e);
    } catch (ExecutionException | TimeoutException e) {
      lease.cancel();
      throw new IOException("no connection of the pool: " + e.getMessage(), e);
    }
  }

  private Server.Reply exchange(
      HttpUriRequestBase request, ConnectionEndpoint leased, RequestConfig config)
      throws IOException, HttpException {
    HttpClientContext context = HttpClientContext.create();
    context.setRequestConfig(config);
    if (!leased.isConnected()) {
      stopIfCancelled(request);
      connections.connect(leased, null, context);
    }
    WRITTEN.process(request, request.getEntity(), context);
    stopIfCancelled(request);
    ClassicHttpResponse response = leased.execute("", request, executor::execute, context);
    reusable = DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
    if (reusable) {
      kept = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
    }
    HttpEntity entity = response.getEntity();
    if (entity == null || !entity.isStreaming()) {
      free();
      return new Server.Reply(response, InputStream.nullInputStream());
    }
    return new Server.Reply(response, new EofSensorInputStream(entity.getContent(), this));
  }

  private static void stopIfCancelled(HttpUriRequestBase request) throws IOException {
    if (request.isCancelled()) {
      throw aborted(null);
    }
  }

  private static InterruptedIOException aborted(@Nullable Throwable cause) {
    InterruptedIOException aborted = new InterruptedIOException("Request aborted");
    if (cause != null) {
      aborted.initCause(cause);
    }
    return aborted;
  }

  /** The connection, for whoever comes first to give it back. */
  private synchronized @Nullable ConnectionEndpoint take() {
    ConnectionEndpoint taken = endpoint;
    endpoint = null;
    return taken;
  }

  /** The reply is whole: the connection is free, or closed if it cannot be used again. */
  private void free() {
    if (!reusable) {
      cancel();
      return;
    }
    ConnectionEndpoint mine = take();
    if (mine != null) {
      connections.release(mine, null, kept);
    }
  }

  /** Closes the connection, which wakes who waits for it. */
  @Override
  public boolean cancel() {
    ConnectionEndpoint mine = take();
    if (mine != null) {
      mine.close(CloseMode.IMMEDIATE);
      connections.release(mine, null, TimeValue.ZERO_MILLISECONDS);
    }
    return mine != null;
  }

  @Override
  public boolean eofDetected(InputStream body) throws IOException {
    boolean closed = false;
    try {
      body.close();
      closed = true;
    } finally {
      if (closed) {
        free();
      } else {
        cancel();
      }
    }
    return false;
  }

  @Override
  public boolean streamClosed(InputStream body) {
    cancel();
    return false;
  }

  @Override
  public boolean streamAbort(InputStream body) {
    cancel();
    return false;
  }
}
