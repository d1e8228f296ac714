package dev.bantam.provider;

import java.util.Random;

/** Spoils bytes a little, by a seed. */
public final class Mutations {

  private static final String SHARP = "\r\n: ;,{}[]\"\\0123456789abcxyz\0\u00ff-";

  private Mutations() {}

  /** The text with one to four places changed, left out, doubled or cut off after. */
  public static String mutate(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times && !out.isEmpty(); i++) {
      int at = random.nextInt(out.length());
      char sharp = SHARP.charAt(random.nextInt(SHARP.length()));
      switch (random.nextInt(5)) {
        case 0 -> out.setCharAt(at, sharp);
        case 1 -> out.deleteCharAt(at);
        case 2 -> out.insert(at, sharp);
        case 3 -> out.insert(at, out.substring(at, Math.min(out.length(), at + 20)));
        default -> {
          if (random.nextInt(4) == 0) {
            out.setLength(at);
          }
        }
      }
    }
    return out.toString();
  }
}
