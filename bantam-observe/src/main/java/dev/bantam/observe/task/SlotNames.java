package dev.bantam.observe.task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names for slots, from the label before each: {@code Title: } or {@code <title>}. */
final class SlotNames {

  private static final int LOOK_BACK = 60;
  private static final Pattern LABEL =
      Pattern.compile("([\\p{L}\\p{N}_]{1,30})[\"'*`]*(?:\\s*[:=]|>|\\s)[\\s\"'`<*(\\[{|]*$");

  private SlotNames() {}

  /** A distinct name for the slot behind each of the constants but the last. */
  static List<String> of(List<String> constants) {
    List<String> names = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (int at = 0; at + 1 < constants.size(); at++) {
      String text = constants.get(at);
      Matcher matcher = LABEL.matcher(text.substring(Math.max(0, text.length() - LOOK_BACK)));
      String name =
          matcher.find() && Breaks.endsStrong(text)
              ? matcher.group(1).toLowerCase(Locale.ROOT)
              : "input" + (at + 1);
      names.add(used.add(name) ? name : name + (at + 1));
      used.add(names.getLast());
    }
    return names;
  }
}
