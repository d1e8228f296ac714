package dev.bantam.gateway.store;

/**
 * The bodies of a call, without content encoding.
 *
 * @param request as the client sent it
 * @param reply as it was answered; a stream's events one after the other
 * @param replyType its media type
 * @param whole whether that is all of both
 */
public record TraceTexts(byte[] request, byte[] reply, String replyType, boolean whole) {

  /** How many bytes they are together. */
  long bytes() {
    return (long) request.length + reply.length;
  }
}
