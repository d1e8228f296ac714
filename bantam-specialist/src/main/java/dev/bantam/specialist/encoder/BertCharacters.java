package dev.bantam.specialist.encoder;

import java.text.Normalizer;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What becomes of each character before words are looked up: left out, white space, a word of its
 * own, a letter of a word, or several of these. Worked out page by page on first need; thread-safe.
 */
final class BertCharacters {

  /** Left out; the word goes on behind it. */
  static final int DROPPED = 0;

  /** Ends a word. */
  static final int SPACE = 1;

  /** A word of its own. */
  static final int ALONE = 2;

  /** Part of a word. */
  static final int LETTER = 3;

  /** Becomes several characters: see {@link #several}. */
  static final int SEVERAL = 4;

  private static final int PAGE = 256;
  private static final int PAGES = (Character.MAX_CODE_POINT + 1) / PAGE;
  private static final int KIND_SHIFT = 24;

  private final BertNormaliser normaliser;
  private final BertCategories categories;
  private final AtomicReferenceArray<int[]> pages = new AtomicReferenceArray<>(PAGES);

  BertCharacters(BertNormaliser normaliser) {
    this.normaliser = normaliser;
    this.categories = BertCategories.read();
  }

  /** The fate of a character: its {@link #kind} and the {@link #point} that it becomes. */
  int fate(int point) {
    return page(point / PAGE)[point % PAGE];
  }

  static int kind(int fate) {
    return fate >>> KIND_SHIFT;
  }

  static int point(int fate) {
    return fate & ((1 << KIND_SHIFT) - 1);
  }

  /** The fates of the characters that this one becomes. */
  int[] several(int point) {
    return prepared(point).codePoints().map(this::fateOf).toArray();
  }

  private int[] page(int index) {
    int[] page = pages.get(index);
    if (page == null) {
      page = new int[PAGE];
      for (int i = 0; i < PAGE; i++) {
        page[i] = work(index * PAGE + i);
      }
      pages.set(index, page);
    }
    return page;
  }

  private int work(int point) {
    if (normaliser.clean() && (categories.dropped().get(point) || isSurrogate(point))) {
      return DROPPED;
    }
    String prepared = prepared(point);
    if (prepared.isEmpty()) {
      return DROPPED;
    }
    int first = prepared.codePointAt(0);
    boolean one = prepared.length() == Character.charCount(first);
    boolean alone = normaliser.ideographs() && BertCategories.isIdeograph(point);
    if (!one) {
      return (SEVERAL << KIND_SHIFT) | point;
    }
    return alone ? (ALONE << KIND_SHIFT) | first : fateOf(first);
  }

  private int fateOf(int point) {
    int kind = LETTER;
    if (BertCategories.isSpace(point)) {
      kind = SPACE;
    } else if (categories.isPunctuation(point)) {
      kind = ALONE;
    }
    return (kind << KIND_SHIFT) | point;
  }

  /** Without marks and in lower case, where that is wanted. */
  private String prepared(int point) {
    if (isSurrogate(point)) {
      return "\uFFFD";
    }
    String text = Character.toString(point);
    if (normaliser.stripAccents()) {
      StringBuilder stripped = new StringBuilder();
      String apart =
          categories.whole().get(point) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
      apart.codePoints().filter(c -> !categories.marks().get(c)).forEach(stripped::appendCodePoint);
      text = stripped.toString();
    }
    return normaliser.lowercase() ? lower(text) : text;
  }

  /** Each character for itself, whatever the place, language and neighbours. */
  private static String lower(String text) {
    StringBuilder lower = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (point == 0x130) {
                lower.append("i\u0307"); // The only letter whose small form is two characters.
              } else {
                lower.appendCodePoint(Character.toLowerCase(point));
              }
            });
    return lower.toString();
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
