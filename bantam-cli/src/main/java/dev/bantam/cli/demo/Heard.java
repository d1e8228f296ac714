package dev.bantam.cli.demo;

import dev.bantam.core.Usage;

/**
 * What an application got for a call.
 *
 * @param message what it asked about
 * @param answer the content of the reply
 * @param by who answered, as the gateway says
 * @param nanoseconds how long it waited
 * @param usage the tokens of the call as the reply counts them
 */
record Heard(String message, String answer, String by, long nanoseconds, Usage usage) {

  /** Whether no large model was asked on its way. */
  boolean local() {
    return by.startsWith("local:");
  }
}
