package dev.bantam.specialist.encoder;

import java.util.Arrays;

/** Reads texts into pieces of words; reused from one text to the next. */
final class WordPieceReader implements TokenSource.Reader {

  private final BertCharacters characters;
  private final SpecialTokens specials;
  private final WordCover cover;
  private final int[] word;
  private int[] tokens = new int[256];
  private int size;
  private int length;

  WordPieceReader(
      BertCharacters characters, SpecialTokens specials, WordCover cover, int longestWord) {
    this.characters = characters;
    this.specials = specials;
    this.cover = cover;
    this.word = new int[longestWord];
  }

  @Override
  public int tokens() {
    return size;
  }

  @Override
  public int token(int index) {
    return tokens[index];
  }

  @Override
  public boolean read(String text, int most) {
    size = 0;
    length = 0;
    for (int i = 0; i < text.length() && size <= most; ) {
      int special = specials.at(text, i);
      if (special >= 0) {
        endWord();
        add(specials.token(special));
        i += specials.length(special);
      } else {
        int point = text.codePointAt(i);
        take(characters.fate(point), point);
        i += Character.charCount(point);
      }
    }
    endWord();
    boolean whole = size <= most;
    size = Math.min(size, most);
    return whole;
  }

  private void take(int fate, int point) {
    switch (BertCharacters.kind(fate)) {
      case BertCharacters.LETTER -> letter(BertCharacters.point(fate));
      case BertCharacters.SPACE -> endWord();
      case BertCharacters.ALONE -> {
        endWord();
        letter(BertCharacters.point(fate));
        endWord();
      }
      case BertCharacters.SEVERAL -> {
        for (int part : characters.several(point)) {
          take(part, point);
        }
      }
      default -> {} // Left out.
    }
  }

  private void letter(int point) {
    if (length < word.length) {
      word[length] = point;
    }
    length++;
  }

  private void endWord() {
    if (length == 0) {
      return;
    }
    if (length > word.length) {
      add(cover.unknown());
    } else {
      room(length);
      size = cover.cover(word, length, tokens, size);
    }
    length = 0;
  }

  private void add(int token) {
    room(1);
    tokens[size++] = token;
  }

  private void room(int more) {
    if (tokens.length < size + more) {
      tokens = Arrays.copyOf(tokens, Math.max(size + more, 2 * tokens.length));
    }
  }
}
