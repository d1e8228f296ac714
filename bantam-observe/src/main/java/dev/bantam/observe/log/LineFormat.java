package dev.bantam.observe.log;

import tools.jackson.databind.JsonNode;

/** One of the formats in which a line of JSON records calls. */
interface LineFormat {

  /** In words, for people. */
  String title();

  /** By which properties it is recognised, in words. */
  String looksLike();

  /** True when the line has this format's properties. */
  boolean fits(JsonNode line);

  /**
   * Hands on what the line records; perhaps nothing.
   *
   * @throws dev.bantam.observe.wire.WireException when it cannot be read
   */
  void read(JsonNode line, Recordings out);
}
