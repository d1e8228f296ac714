package dev.bantam.observe.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Constant pieces between slots. A piece is a run of tokens that all the texts share in the same
 * order. It is believed when it has a word and a strong break, such as a line that says {@code
 * Body:}, or when it stands exactly once in nearly every text, such as the {@code " to "} of a
 * request to translate from one language to another.
 */
final class Separators {

  private static final double ONCE = 0.9;
  private static final int MOST = 12;

  private final List<Specimen> texts;

  private Separators(List<Specimen> texts) {
    this.texts = texts;
  }

  /** The pieces in their order. */
  static List<String> of(List<Specimen> texts) {
    return new Separators(texts).find();
  }

  private List<String> find() {
    Specimen pivot =
        texts.stream()
            .min(Comparator.comparingInt(Specimen::length).thenComparing(Specimen::text))
            .orElseThrow();
    int[] shared = shared(pivot);
    List<String> pieces = new ArrayList<>();
    int at = 0;
    while (at < shared.length && pieces.size() < MOST) {
      int behind = at + shared[at];
      boolean longest = shared[at] > 0 && (at == 0 || shared[at - 1] <= shared[at]);
      if (longest) {
        String piece =
            Breaks.cutPrefix(Breaks.cutSuffix(pivot.between(at, behind, false), true), true);
        if (believed(piece)) {
          pieces.add(piece);
          if (!inOrder(pieces)) {
            pieces.removeLast();
          } else {
            at = behind;
            continue;
          }
        }
      }
      at++;
    }
    return pieces;
  }

  /** For each place in the pivot, how many tokens from there stand somewhere in every text. */
  private int[] shared(Specimen pivot) {
    int[] shared = new int[pivot.length()];
    for (int at = 0; at < shared.length; at++) {
      shared[at] = shared.length - at;
    }
    for (Specimen text : texts) {
      int alive = 0;
      for (int at = 0; at < shared.length; at++) {
        shared[at] = Math.min(shared[at], longest(pivot, at, text, shared[at]));
        alive += shared[at];
      }
      if (alive == 0) {
        break;
      }
    }
    return shared;
  }

  private static int longest(Specimen pivot, int from, Specimen text, int most) {
    int best = 0;
    for (int at = 0; at + best < text.length() && best < most; at++) {
      int length = 0;
      while (length < most
          && at + length < text.length()
          && pivot.tokens()[from + length] == text.tokens()[at + length]) {
        length++;
      }
      best = Math.max(best, length);
    }
    return best;
  }

  private boolean believed(String piece) {
    if (Transcript.holdsMark(piece)) {
      return true;
    }
    if (Tokens.words(piece) == 0) {
      return false;
    }
    boolean label = Breaks.hasStrong(piece) && everywhere(piece) == texts.size();
    return label || once(piece) >= ONCE * texts.size();
  }

  private long everywhere(String piece) {
    return texts.stream().filter(text -> text.text().contains(piece)).count();
  }

  private long once(String piece) {
    return texts.stream()
        .filter(text -> text.text().contains(piece))
        .filter(text -> text.text().indexOf(piece) == text.text().lastIndexOf(piece))
        .count();
  }

  private boolean inOrder(List<String> pieces) {
    for (Specimen text : texts) {
      int at = 0;
      for (String piece : pieces) {
        int found = text.text().indexOf(piece, at);
        if (found < 0) {
          return false;
        }
        at = found + piece.length();
      }
    }
    return true;
  }
}
