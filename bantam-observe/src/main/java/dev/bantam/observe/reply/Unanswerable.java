package dev.bantam.observe.reply;

import dev.bantam.core.Endpoint;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What only the model itself can put into a reply. */
final class Unanswerable {

  private Unanswerable() {}

  static Optional<String> reason(Asked asked) {
    JsonNode body = asked.body();
    if (asked.call().endpoint() == Endpoint.EMBEDDINGS) {
      return Optional.of("an embedding, which is no answer to compare");
    }
    if (wantsLogProbabilities(body)) {
      return Optional.of("it wants the probabilities of tokens");
    }
    if (body.path("background").asBoolean(false)) {
      return Optional.of("it is to be answered in the background");
    }
    if (body.path("store").asBoolean(false)) {
      return Optional.of("its answer is to be kept where it is made");
    }
    if (body.path("web_search_options").isObject()) {
      return Optional.of("it is to be answered with a search of the web");
    }
    return body.path("echo").asBoolean(false)
        ? Optional.of("it wants its prompt repeated in the answer")
        : Optional.empty();
  }

  private static boolean wantsLogProbabilities(JsonNode body) {
    JsonNode logprobs = body.path("logprobs");
    return logprobs.asBoolean(false)
        || logprobs.isNumber()
        || body.path("top_logprobs").asInt(0) > 0
        || body.path("include")
            .valueStream()
            .anyMatch(one -> one.stringValue("").contains("logprobs"));
  }
}
