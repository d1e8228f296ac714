package dev.bantam.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Counts the entries of a catalogue that are left out, by reason, with a few names of each. */
final class LeftOut {

  private static final int MOST_NAMES = 3;

  /** The entries of one reason. */
  private static final class Group {
    private long count;
    private final List<String> names = new ArrayList<>();
  }

  private final TreeMap<String, Group> groups = new TreeMap<>();

  /** One more. The reasons must be few: they say nothing about a single entry. */
  void add(String reason, String name) {
    Group group = groups.computeIfAbsent(reason, r -> new Group());
    group.count++;
    if (group.names.size() < MOST_NAMES) {
      group.names.add(Printable.text(name));
    }
  }

  /** A sentence for each reason. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    groups.forEach(
        (reason, group) ->
            remarks.add(
                "%s left out, such as %s: %s."
                    .formatted(
                        Counted.of(group.count, "entry", "entries"),
                        String.join(", ", group.names),
                        reason)));
    return remarks;
  }
}
