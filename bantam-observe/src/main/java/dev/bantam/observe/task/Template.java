package dev.bantam.observe.task;

import dev.bantam.core.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages of a task's calls: constant pieces and, between them, slots for what varies. The
 * messages are one text in which each is preceded by a mark for its role, a Unicode noncharacter
 * from U+FDD0 on in the order of {@link dev.bantam.core.Message.Role}.
 *
 * <p>A call fits when the constants match byte for byte; a slot takes what lies between them, up to
 * the first occurrence of the next constant. Pieces and slots, joined, are exactly the call's text.
 *
 * @param pieces constants and slots in turn: no two constants and no two slots are neighbours
 * @param spans whether a slot may hold several messages: a conversation whose earlier turns vary
 */
public record Template(List<Piece> pieces, boolean spans) {

  /** A part of a template. */
  public sealed interface Piece {

    /**
     * What stands in every call.
     *
     * @param text the text, role marks included
     */
    record Constant(String text) implements Piece {}

    /**
     * What varies.
     *
     * @param name its name in an input of several slots
     */
    record Slot(String name) implements Piece {}
  }

  /** A value whose list nobody can change. */
  public Template {
    pieces = List.copyOf(pieces);
  }

  /**
   * The template of constants with unnamed slots between them; constants may be empty at the ends.
   */
  static Template between(List<String> constants, boolean spans) {
    List<Piece> pieces = new ArrayList<>();
    List<String> names = SlotNames.of(constants);
    for (int at = 0; at < constants.size(); at++) {
      if (at > 0) {
        pieces.add(new Piece.Slot(names.get(at - 1)));
      }
      if (!constants.get(at).isEmpty()) {
        pieces.add(new Piece.Constant(constants.get(at)));
      }
    }
    return new Template(pieces, spans);
  }

  /** The names of the slots in their order. */
  public List<String> slots() {
    return pieces.stream()
        .flatMap(
            piece -> piece instanceof Piece.Slot(String name) ? Stream.of(name) : Stream.empty())
        .toList();
  }

  /** The constants in their order. */
  public List<String> constants() {
    return pieces.stream()
        .flatMap(
            piece ->
                piece instanceof Piece.Constant(String text) ? Stream.of(text) : Stream.empty())
        .toList();
  }

  /** How many characters are constant. */
  int constantLength() {
    return constants().stream().mapToInt(String::length).sum();
  }

  /**
   * What varies in a call: the text of the only slot as it stands, or a JSON object of the slots;
   * empty text when the template has no slot; nothing when the call does not fit.
   */
  public Optional<String> input(Call call) {
    return Transcript.of(call).flatMap(transcript -> values(transcript.whole())).map(this::input);
  }

  /** The input that these values of the slots make. */
  String input(List<String> values) {
    if (values.size() < 2) {
      return values.isEmpty() ? "" : values.getFirst();
    }
    List<String> names = slots();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int at = 0; at < values.size(); at++) {
      object.put(names.get(at), values.get(at));
    }
    return object.toString();
  }

  /** What stands in the slots of a transcript, if it fits. */
  Optional<List<String>> values(String transcript) {
    int limit = transcript.length();
    if (!pieces.isEmpty() && pieces.getLast() instanceof Piece.Constant(String last)) {
      if (!transcript.endsWith(last)) {
        return Optional.empty();
      }
      limit -= last.length();
    }
    List<String> values = new ArrayList<>();
    int at = 0;
    boolean open = false;
    for (int piece = 0; piece < pieces.size(); piece++) {
      switch (pieces.get(piece)) {
        case Piece.Slot slot -> open = true;
        case Piece.Constant(String text) -> {
          boolean last = piece == pieces.size() - 1;
          int found = last ? limit : open ? transcript.indexOf(text, at) : at;
          if (found < at
              || (!last
                  && (found + text.length() > limit || !transcript.startsWith(text, found)))) {
            return Optional.empty();
          }
          if (open) {
            values.add(transcript.substring(at, found));
          } else if (found != at) {
            return Optional.empty();
          }
          at = found + text.length();
          open = false;
        }
      }
    }
    if (open) {
      values.add(transcript.substring(at));
    } else if (at != transcript.length()) {
      return Optional.empty();
    }
    return !spans && values.stream().anyMatch(Transcript::holdsMark)
        ? Optional.empty()
        : Optional.of(values);
  }
}
