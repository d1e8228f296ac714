package dev.bantam.learn.tune;

import java.util.List;

/**
 * The tokens of some texts as a transformer reads them, row after row, each filled up to the
 * longest.
 *
 * @param rows how many texts
 * @param width tokens of each row
 * @param ids the tokens; 0 behind a text
 * @param mask 1 for tokens, 0 behind a text
 */
record PaddedTokens(int rows, int width, long[] ids, long[] mask) {

  static PaddedTokens of(List<int[]> texts) {
    int width = 1;
    for (int[] text : texts) {
      width = Math.max(width, text.length);
    }
    long[] ids = new long[texts.size() * width];
    long[] mask = new long[ids.length];
    for (int row = 0; row < texts.size(); row++) {
      int[] text = texts.get(row);
      for (int i = 0; i < text.length; i++) {
        ids[row * width + i] = text[i];
        mask[row * width + i] = 1;
      }
    }
    return new PaddedTokens(texts.size(), width, ids, mask);
  }

  int size() {
    return ids.length;
  }
}
