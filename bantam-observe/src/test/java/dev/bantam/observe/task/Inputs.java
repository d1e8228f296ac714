package dev.bantam.observe.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts such as people send: short and long, odd and ordinary, seeded. */
final class Inputs {

  private static final List<String> WORDS =
      List.of(
          ("I you my the a card order payment not is was arrived yesterday please help why how can"
                  + " refund money account password locked when will it work great terrible film"
                  + " acting story plot music café naïve Zürich 東京 привет 🙂 ok thanks don't won't"
                  + " 10:30 $5.99 user@example.org and or but with to from of in on screen button")
              .split(" "));

  private final Random random;
  private final List<String> earlier = new ArrayList<>();

  Inputs(long seed) {
    random = new Random(seed);
  }

  String next() {
    String text =
        switch (random.nextInt(20)) {
          case 0 -> words(1);
          case 1 -> words(100 + random.nextInt(200));
          case 2 -> words(5) + "\n" + words(4) + "\n\n" + words(3);
          case 3 -> "\"" + words(3) + "\" he said, \"" + words(2) + "\"";
          case 4 -> "{\"id\": " + random.nextInt(1000) + ", \"text\": \"" + words(4) + "\"}";
          case 5 -> words(3) + " Classify the text: positive or negative";
          case 6 -> earlier.isEmpty() ? words(4) : earlier.get(random.nextInt(earlier.size()));
          case 7 -> "I " + words(6);
          case 8 -> words(5) + "?";
          case 9 -> "  " + words(3) + " ";
          case 10 -> words(2) + "\n";
          case 11 -> "Text: " + words(4) + "\nLabel:";
          default -> words(3 + random.nextInt(20));
        };
    earlier.add(text);
    return text;
  }

  String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  String words(int count) {
    return IntStream.range(0, count).mapToObj(at -> word()).collect(Collectors.joining(" "));
  }
}
