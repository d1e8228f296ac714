package dev.bantam.cli.demo;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A task as the gateway's API tells it.
 *
 * @param name what it is called
 * @param state where it stands, in a word
 * @param reason why
 * @param certificate what proves its specialist, while one serves or waits
 * @param audits how many local answers the teacher was asked about
 * @param disagreements in how many of them it said something else
 */
record TaskSeen(
    String name,
    String state,
    String reason,
    Optional<Certificate> certificate,
    int audits,
    int disagreements) {

  /**
   * The proof.
   *
   * @param rows on how many calls
   * @param accepted how many of them the specialist would have answered
   * @param disagreements in how many of those it said something else
   */
  record Certificate(int rows, int accepted, int disagreements) {}

  static TaskSeen of(JsonNode json) {
    JsonNode certificate = json.path("certificate");
    JsonNode audits = json.path("audits");
    return new TaskSeen(
        json.path("name").asString(""),
        json.path("state").asString(""),
        json.path("reason").asString(""),
        certificate.isObject()
            ? Optional.of(
                new Certificate(
                    certificate.path("rows").asInt(0),
                    certificate.path("accepted").asInt(0),
                    certificate.path("disagreements").asInt(0)))
            : Optional.empty(),
        audits.path("count").asInt(0),
        audits.path("disagreements").asInt(0));
  }
}
