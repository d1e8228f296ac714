package dev.bantam.specialist.encoder;

import java.util.Map;

/**
 * The tokenizer of BERT and its kin: words are split at white space and punctuation, and each word
 * is covered by the longest pieces of the vocabulary, from left to right (Wu et al., "Google's
 * neural machine translation system", arXiv 1609.08144). Gives the tokens that Hugging Face's
 * reference gives.
 */
final class WordPiece implements TokenSource {

  private final BertCharacters characters;
  private final SpecialTokens specials;
  private final PieceTable pieces;
  private final int inside;
  private final int unknown;
  private final int longestWord;
  private final int size;
  private final int[] before;
  private final int[] after;

  /**
   * @param prefix what the pieces inside a word begin with, such as {@code ##}
   * @param unknown the token of a word that cannot be covered
   * @param longestWord how many characters a word may have that is not unknown
   */
  WordPiece(
      Map<String, Integer> vocabulary,
      Map<String, Integer> specials,
      BertNormaliser normaliser,
      String prefix,
      int unknown,
      int longestWord,
      int[] before,
      int[] after) {
    this.characters = new BertCharacters(normaliser);
    this.specials = new SpecialTokens(specials);
    this.pieces = PieceTable.of(vocabulary);
    this.inside = pieces.walk(prefix);
    this.unknown = unknown;
    this.longestWord = longestWord;
    this.size =
        1
            + Math.max(
                vocabulary.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                specials.values().stream().mapToInt(Integer::intValue).max().orElse(0));
    this.before = before.clone();
    this.after = after.clone();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int unknown() {
    return unknown;
  }

  @Override
  public int[] before() {
    return before.clone();
  }

  @Override
  public int[] after() {
    return after.clone();
  }

  @Override
  public Reader reader() {
    return new WordPieceReader(
        characters, specials, new WordCover(pieces, inside, unknown), longestWord);
  }
}
