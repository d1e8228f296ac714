package dev.bantam.gateway.http;

/** A reply that is sent piece by piece, each at once. One that is not ended is cut off. */
public interface ReplyStream {

  /**
   * Sends the next bytes.
   *
   * @throws ClientGoneException when nobody reads them any more
   */
  void write(byte[] bytes, int offset, int length);

  /**
   * Says that the reply is whole.
   *
   * @throws ClientGoneException when nobody reads it any more
   */
  void end();
}
