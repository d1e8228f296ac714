package dev.bantam.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up messages whose words tell their category, more or less: a message with few telling words
 * is hard.
 */
record Messages(int categories, double telling) {

  List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (int category = 0; category < categories; category++) {
      labels.add("category-" + (char) ('a' + category));
    }
    return labels;
  }

  List<String> some(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int category = random.nextInt(categories);
      double share = Math.min(1, telling * 2 * random.nextDouble());
      StringBuilder text = new StringBuilder();
      int words = 5 + random.nextInt(10);
      for (int word = 0; word < words; word++) {
        text.append(
            random.nextDouble() < share
                ? "own" + (char) ('a' + category) + random.nextInt(40)
                : "word" + random.nextInt(300));
        text.append(' ');
      }
      all.add(text.append('#').append(i % 97).toString());
    }
    return all;
  }

  /** What a message is about: the category of most of its telling words, else the first. */
  String label(String message) {
    int[] counts = new int[categories];
    for (String word : message.split(" ", -1)) {
      if (word.startsWith("own")) {
        counts[word.charAt(3) - 'a']++;
      }
    }
    int best = 0;
    for (int category = 1; category < categories; category++) {
      best = counts[category] > counts[best] ? category : best;
    }
    return labels().get(best);
  }
}
