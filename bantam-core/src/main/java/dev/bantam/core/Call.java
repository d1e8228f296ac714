package dev.bantam.core;

import java.util.List;
import java.util.Optional;

/**
 * One request for an answer, as far as tasks are recognised by it. The original bytes are kept
 * elsewhere.
 *
 * @param endpoint the door
 * @param model the model that was asked for
 * @param messages in their order
 * @param format the form of the wanted answer
 * @param obstacles why no task can have this call, in words for people: an image, several choices,
 *     an open tool loop; empty when one can
 * @param tenant whose call it is, if that is known
 */
public record Call(
    Endpoint endpoint,
    String model,
    List<Message> messages,
    AnswerFormat format,
    List<String> obstacles,
    Optional<String> tenant) {

  /** A value whose lists nobody can change. */
  public Call {
    messages = List.copyOf(messages);
    obstacles = List.copyOf(obstacles);
  }
}
