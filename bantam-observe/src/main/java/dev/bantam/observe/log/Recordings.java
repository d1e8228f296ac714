package dev.bantam.observe.log;

import tools.jackson.databind.JsonNode;

/** Takes what a line records. */
interface Recordings {

  /** A call with what came of it. */
  void accept(Recorded recorded);

  /** A value that is to be read as a line of its own. */
  void line(JsonNode line);

  /** The request of a batch; its answer comes or came on another line. */
  void request(String id, JsonNode line);

  /** The answer of a batch; its request comes or came on another line. */
  void response(String id, JsonNode line);
}
