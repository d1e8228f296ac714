package dev.bantam.gateway.config;

import java.nio.file.Path;

/** What an upstream speaks. */
public sealed interface Wire {

  /** OpenAI's API, or one like it. */
  record OpenAi() implements Wire {}

  /**
   * Anthropic's Messages API.
   *
   * @param maxTokens of an answer to a call that sets no limit
   */
  record Anthropic(int maxTokens) implements Wire {}

  /**
   * Nobody: recorded answers are repeated.
   *
   * @param file of recordings
   * @param pace of the recorded latencies in percent: 100 as they were, 0 at once
   */
  record Replay(Path file, int pace) implements Wire {}
}
