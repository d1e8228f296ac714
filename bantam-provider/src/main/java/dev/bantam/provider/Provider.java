package dev.bantam.provider;

/**
 * Somebody who answers calls: a server of large models, or a stand-in for one. Speaks OpenAI's wire
 * to whoever asks, whatever it speaks behind. Used by many threads at once; calls block, and are
 * made to be used on virtual threads.
 */
public interface Provider extends AutoCloseable {

  /** The name in the configuration, in traces and in metrics. */
  String name();

  /**
   * Sends a call on and waits for the beginning of the reply.
   *
   * @throws ProviderException when no reply began: nothing of it has reached anybody, so that
   *     another attempt is safe if the exception says that it may help
   */
  ProviderReply send(ProviderCall call);

  /** Lets go of its connections. Replies that are being read go on to their end. */
  @Override
  void close();
}
