package dev.bantam.provider.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is used again only while the server has neither closed it nor said anything
 * beyond its reply: that would be taken for the next one. Apache's own look at an idle connection
 * takes a millisecond, and so is made seldom; at a channel one can look without waiting.
 */
final class ServerConnection extends DefaultManagedHttpClientConnection {

  private final ReplyParser parser;

  private ServerConnection(String id, Http1Config config, ReplyParser parser) {
    super(id, null, null, config, null, null, null, any -> parser);
    this.parser = parser;
  }

  static ServerConnection of(String id, Http1Config config) {
    return new ServerConnection(id, config, new ReplyParser(config));
  }

  @Override
  public boolean isConsistent() {
    return super.isConsistent() && !parser.holdsMore();
  }

  @Override
  public boolean isStale() throws IOException {
    return !isOpen() || parser.holdsMore() || hears(getSocket());
  }

  /**
   * Whether anything has come, be it only the end; if so, this connection is of no use any more.
   */
  private static boolean hears(@Nullable Socket socket) throws IOException {
    SocketChannel channel = socket == null ? null : socket.getChannel();
    if (channel == null) {
      return true;
    }
    channel.configureBlocking(false);
    try {
      return channel.read(ByteBuffer.allocate(1)) != 0;
    } finally {
      channel.configureBlocking(true);
    }
  }
}
