package dev.bantam.observe.log;

import dev.bantam.observe.wire.WireException;
import tools.jackson.databind.JsonNode;

/** A line of an OpenAI batch's input file or output file; the two are joined by custom_id. */
final class BatchFormat implements LineFormat {

  @Override
  public String title() {
    return "OpenAI batch";
  }

  @Override
  public String looksLike() {
    return "{\"custom_id\": ..., \"body\": {...}} and {\"custom_id\": ..., \"response\": {...}}";
  }

  @Override
  public boolean fits(JsonNode line) {
    return line.has("custom_id") && (line.has("body") || line.has("response") || line.has("error"));
  }

  @Override
  public void read(JsonNode line, Recordings out) {
    String id = line.path("custom_id").asString("");
    if (id.isEmpty() || id.length() > 1_000) {
      throw new WireException("a custom_id of 1 to 1,000 characters is needed");
    }
    if (line.has("body")) {
      out.request(id, line);
    } else {
      out.response(id, line);
    }
  }
}
