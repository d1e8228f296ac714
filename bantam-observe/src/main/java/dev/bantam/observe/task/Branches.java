package dev.bantam.observe.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups of specimens that share a plateau: a run of tokens, counted from the front or from the
 * back, along which hardly any specimen is lost and behind which they fan out. Instructions are
 * plateaus: whoever shares their first words shares all of them. What inputs share by chance decays
 * from word to word, so it is none.
 */
final class Branches {

  /** Fewer calls are no evidence for a prompt. */
  static final int LEAST_CALLS = 20;

  /**
   * Nor are calls with fewer different texts: an input that is asked again and again is no prompt.
   */
  private static final int LEAST_TEXTS = 8;

  private static final double DOMINANT = 0.8;
  private static final double KEPT = 0.9;
  private static final double COMMON = 0.2;

  /**
   * A group.
   *
   * @param members those who share the plateau
   * @param calls how many calls they are
   * @param words words of the plateau
   */
  record Branch(List<Specimen> members, int calls, int words) {}

  private final boolean fromBack;
  private final boolean instructed;
  private final int total;
  private final List<Branch> found = new ArrayList<>();

  private Branches(boolean fromBack, boolean instructed, int total) {
    this.fromBack = fromBack;
    this.instructed = instructed;
    this.total = total;
  }

  /**
   * The groups nearest to the end from which is counted; none is part of another.
   *
   * @param shared how many tokens from that end are equal in all the specimens
   * @param instructed whether something else already tells what the calls want; if not, more is
   *     asked of a plateau
   */
  static List<Branch> of(
      List<Specimen> specimens, int shared, boolean fromBack, boolean instructed) {
    Branches branches = new Branches(fromBack, instructed, calls(specimens));
    branches.walk(specimens, shared, shared, specimens.size());
    return branches.found;
  }

  static int calls(List<Specimen> specimens) {
    return specimens.stream().mapToInt(Specimen::calls).sum();
  }

  static boolean enough(List<Specimen> specimens) {
    return specimens.size() >= LEAST_TEXTS && calls(specimens) >= LEAST_CALLS;
  }

  private void walk(List<Specimen> start, int startDepth, int startAnchor, int startCount) {
    List<Specimen> members = start;
    int depth = startDepth;
    int anchor = startAnchor;
    double anchorCount = startCount;
    while (enough(members)) {
      Map<Integer, List<Specimen>> children = new LinkedHashMap<>();
      for (Specimen member : members) {
        children
            .computeIfAbsent(member.token(depth, fromBack), token -> new ArrayList<>())
            .add(member);
      }
      List<Specimen> largest = List.of();
      for (List<Specimen> child : children.values()) {
        largest = child.size() > largest.size() ? child : largest;
      }
      int dominant = largest.getFirst().token(depth, fromBack);
      boolean over = dominant < 0;
      boolean fans = over || largest.size() < DOMINANT * members.size();
      boolean loses = fans || largest.size() < KEPT * anchorCount;
      if (loses && plateau(members, anchor, depth)) {
        return;
      }
      for (Map.Entry<Integer, List<Specimen>> child : children.entrySet()) {
        if (child.getKey() >= 0 && (fans || child.getKey() != dominant)) {
          walk(child.getValue(), depth + 1, depth, child.getValue().size());
        }
      }
      if (fans) {
        return;
      }
      members = largest;
      if (members.size() < KEPT * anchorCount) {
        anchor = depth;
        anchorCount = members.size();
      }
      depth++;
    }
  }

  private boolean plateau(List<Specimen> members, int from, int to) {
    if (to <= from) {
      return false;
    }
    String text = members.getFirst().between(from, to, fromBack);
    int words = Tokens.words(text);
    int calls = calls(members);
    boolean strong = Breaks.hasStrong(text);
    boolean clear = words >= 3 || (words >= 1 && strong);
    boolean stands = words >= 5 || (words >= 2 && strong);
    if (instructed ? !clear : !(stands || (clear && calls >= COMMON * total))) {
      return false;
    }
    found.add(new Branch(members, calls, words));
    return true;
  }
}
