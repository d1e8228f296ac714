package dev.bantam.learn.report;

/**
 * A word, or a pair of neighbouring words, that a lexical rung looks for. A text's beginning and
 * end are neighbours too.
 *
 * @param words one word, or two with a blank between them
 * @param first whether the text begins with it
 * @param last whether the text ends with it
 */
record WordName(String words, boolean first, boolean last) {

  int characters() {
    return words.codePointCount(0, words.length());
  }
}
