package dev.bantam.provider;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Names of headers, in any case. There are few of them, so that a look along a list of hashes takes
 * less time than a tree and needs no copies in small letters.
 */
public final class HeaderNames {

  private final String[] names;
  private final int[] hashes;

  private HeaderNames(Collection<String> names) {
    this.names = names.toArray(String[]::new);
    this.hashes = Arrays.stream(this.names).mapToInt(HeaderNames::hash).toArray();
  }

  /** These names. */
  public static HeaderNames of(Collection<String> names) {
    return new HeaderNames(names);
  }

  /** These names and more. */
  public HeaderNames and(Collection<String> more) {
    List<String> all = new ArrayList<>(List.of(names));
    all.addAll(more);
    return new HeaderNames(all);
  }

  /** Whether a name is among them. */
  public boolean contains(String name) {
    return indexOf(name, names, hashes, names.length) >= 0;
  }

  /** Where a name is among the first so many; negative when it is not there. */
  static int indexOf(String name, String[] names, int[] hashes, int count) {
    int hash = hash(name);
    for (int i = 0; i < count; i++) {
      if (hashes[i] == hash && names[i].equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The same for the same name in any case: headers' names have letters of ASCII only. */
  static int hash(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = 31 * hash + (name.charAt(i) | 0x20);
    }
    return hash;
  }
}
