package dev.bantam.core;

/** Which of the OpenAI-compatible doors a call went through. */
public enum Endpoint {
  /** {@code /v1/chat/completions}. */
  CHAT,
  /** {@code /v1/responses}. */
  RESPONSES,
  /** {@code /v1/completions}. */
  COMPLETIONS,
  /** {@code /v1/embeddings}. */
  EMBEDDINGS
}
