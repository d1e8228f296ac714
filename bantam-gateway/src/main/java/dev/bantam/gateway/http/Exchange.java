package dev.bantam.gateway.http;

import java.util.List;
import java.util.Map;

/** One HTTP request and the reply to it. Used by one thread, but for what {@link #onGone} runs. */
public interface Exchange {

  /** Such as {@code POST}. */
  String method();

  /** The path as it was sent, without the query. */
  String path();

  /** The query as it was sent, without its question mark; empty when there is none. */
  String query();

  /** The request's headers by name in any case. */
  Map<String, List<String>> headers();

  /** The first value of a header; empty when it is not there. */
  default String header(String name) {
    List<String> values = headers().get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }

  /**
   * The whole body; empty when there is none. Read once.
   *
   * @throws ApiException when it is too large, too slow or malformed
   */
  byte[] body();

  /**
   * Sends a whole reply.
   *
   * @param headers without those of the connection and without a length
   * @throws ClientGoneException when nobody reads it any more
   */
  void send(int status, Map<String, List<String>> headers, byte[] body);

  /**
   * Begins a reply of unknown length.
   *
   * @param headers without those of the connection and without a length
   */
  ReplyStream stream(int status, Map<String, List<String>> headers);

  /**
   * Has something done when the client goes away before the reply is over; at most once, on another
   * thread. It is noticed within a second. Works from when the body has been read.
   */
  void onGone(Runnable action);
}
