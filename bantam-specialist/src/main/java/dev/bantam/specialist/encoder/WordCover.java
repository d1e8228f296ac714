package dev.bantam.specialist.encoder;

/**
 * Covers a word with the longest pieces, from left to right.
 *
 * @param pieces what is known
 * @param inside where the walk of a piece inside a word begins
 * @param unknown stands for a word that cannot be covered whole
 */
record WordCover(PieceTable pieces, int inside, int unknown) {

  /**
   * Writes the word's tokens.
   *
   * @param length how many characters of the word count
   * @param tokens has room for as many from {@code at} on
   * @return behind the last token
   */
  int cover(int[] word, int length, int[] tokens, int at) {
    int end = at;
    int start = 0;
    int node = PieceTable.ROOT;
    while (start < length) {
      int piece = PieceTable.NONE;
      int behind = start;
      for (int i = start; i < length && node != PieceTable.NONE; i++) {
        node = pieces.next(node, word[i]);
        if (node != PieceTable.NONE && pieces.piece(node) != PieceTable.NONE) {
          piece = pieces.piece(node);
          behind = i + 1;
        }
      }
      if (piece == PieceTable.NONE) {
        tokens[at] = unknown;
        return at + 1;
      }
      tokens[end++] = piece;
      start = behind;
      node = inside;
    }
    return end;
  }
}
