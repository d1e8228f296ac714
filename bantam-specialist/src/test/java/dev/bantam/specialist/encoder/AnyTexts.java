package dev.bantam.specialist.encoder;

import java.util.List;
import java.util.SplittableRandom;

/** Texts of all kinds, drawn from a seed: every block of Unicode, words, special tokens, floods. */
final class AnyTexts {

  private static final List<String> WORDS =
      List.of(
          "the",
          "Card",
          "bank",
          "UNABLE",
          "charged",
          "twice.",
          "straße",
          "naïve",
          "Ångström",
          "İstanbul",
          "ΣΑΣ",
          "привет",
          "日本語",
          "한국어",
          "e\u0301a\u0300",
          "हिन्दी",
          "👨\u200D👩\u200D👧",
          "[CLS]",
          "[SEP]",
          "[MASK]",
          "[UNK]",
          "[PAD]",
          "[cls]",
          "[[MASK]]",
          "don't",
          "3.14",
          "##ing",
          "[");

  private final SplittableRandom random;

  AnyTexts(long seed) {
    this.random = new SplittableRandom(seed);
  }

  String next() {
    int block = random.nextInt(0x1100) << 8;
    int length = random.nextInt(1, 30);
    StringBuilder text = new StringBuilder();
    switch (random.nextInt(5)) {
      case 0 -> repeat(length, () -> text.appendCodePoint(any()));
      case 1 -> repeat(length, () -> text.appendCodePoint(scalar(block | random.nextInt(256))));
      case 2 -> repeat(length, () -> text.append(random.nextBoolean() ? word() : mixed(block)));
      case 3 -> repeat(length, () -> text.append(word()).append(random.nextBoolean() ? " " : ""));
      default -> text.append(word().repeat(length)).append(letters(random.nextInt(150)));
    }
    return text.toString();
  }

  private void repeat(int times, Runnable step) {
    for (int i = 0; i < times; i++) {
      step.run();
    }
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private String mixed(int block) {
    return random.nextBoolean() ? " " : Character.toString(scalar(block | random.nextInt(256)));
  }

  private String letters(int length) {
    return random
        .ints(length, 'a', 'h')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private int any() {
    int[] ends = {0x80, 0x800, 0x3000, 0x10000, 0x20000, 0x110000};
    return scalar(random.nextInt(ends[random.nextInt(ends.length)]));
  }

  /** Half of a pair stands for no character, and the reference cannot be asked about it. */
  private static int scalar(int point) {
    return point >= 0xD800 && point < 0xE000 ? point - 0x800 : point;
  }
}
