package dev.bantam.specialist;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded random texts out of what people and machines type: scripts, marks, signs and rubbish. */
final class Texts {

  private static final List<String> PIECES =
      List.of(
          "charged",
          "Refund",
          "PARCEL",
          "late",
          "password",
          "42",
          "a_b",
          " ",
          "  ",
          "\t",
          "\n",
          ". ",
          "?!",
          "é",
          "é",
          "ệ",
          "Straße",
          "ﬁnal",
          "ＦＵＬＬ",
          "İı",
          "日本語",
          "中文字",
          "한국어",
          "ᄒ",
          "ᅡ",
          "ᆫ",
          "שלום",
          "مرحبا",
          "नमस्ते",
          "ไทย",
          "😀",
          "👩‍👩‍👧",
          "🏽",
          "🇩🇪",
          "①",
          "½",
          "\u3000",
          "\u00a0",
          "\u200b",
          "\u0000",
          "\u0007",
          "\ufeff",
          "\ud800",
          "\udc00",
          "\ufffd",
          "\uff9e",
          "ｶﾞ",
          "𝔘",
          "𠀋",
          "\u0301",
          "\u0323");

  private Texts() {}

  static String one(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(30);
    for (int i = 0; i < pieces; i++) {
      text.append(
          random.nextInt(8) == 0
              ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  static List<String> many(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> texts = new ArrayList<>(List.of("", " ", "\n\t", "?"));
    while (texts.size() < count) {
      texts.add(one(random));
    }
    return texts;
  }
}
