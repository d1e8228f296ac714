package dev.bantam.observe.reply;

/** A whole reply as it goes over the wire, with status 200. */
public final class Reply {

  private final String contentType;
  private final byte[] body;

  Reply(String contentType, byte[] body) {
    this.contentType = contentType;
    this.body = body;
  }

  /** {@code application/json}, or {@code text/event-stream; charset=utf-8}. */
  public String contentType() {
    return contentType;
  }

  /** The bytes of a JSON object, or of all the events of a stream; the caller's to keep. */
  public byte[] body() {
    return body.clone();
  }
}
