package dev.bantam.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Short texts of three kinds, told apart by their words. */
public final class Tickets {

  /** The kinds. */
  public static final List<String> KINDS = List.of("billing", "bug", "account");

  /** In the order of the kinds. */
  private static final List<List<String>> WORDS =
      List.of(
          List.of("invoice", "charged", "refund", "payment", "price", "receipt"),
          List.of("crash", "error", "freezes", "broken", "glitch", "fails"),
          List.of("password", "login", "username", "locked", "profile", "signup"));

  private static final List<String> FILLER =
      List.of("my", "the", "please", "again", "today", "since", "help", "with", "and", "really");

  private Tickets() {}

  /** So many texts; the same seed gives the same ones. */
  public static List<String> of(int count, long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> words = new ArrayList<>();
      for (int w = 0; w < 6; w++) {
        words.add(FILLER.get(random.nextInt(FILLER.size())));
      }
      List<String> own = WORDS.get(random.nextInt(KINDS.size()));
      words.add(own.get(random.nextInt(own.size())));
      words.add(own.get(random.nextInt(own.size())));
      Collections.shuffle(words, random);
      texts.add(String.join(" ", words) + " no " + random.nextInt(1_000_000));
    }
    return texts;
  }

  /** A call that has a text sorted. */
  public static String call(String text) {
    return """
        {"model":"m","messages":[{"role":"system","content":"Sort the ticket into its kind."},\
        {"role":"user","content":"%s"}],%s}"""
        .formatted(text, LocalAnswersTest.SCHEMA);
  }

  /** The kind of a text. */
  public static String kind(String text) {
    for (int i = 0; i < KINDS.size(); i++) {
      if (WORDS.get(i).stream().anyMatch(text::contains)) {
        return KINDS.get(i);
      }
    }
    throw new IllegalArgumentException(text);
  }
}
