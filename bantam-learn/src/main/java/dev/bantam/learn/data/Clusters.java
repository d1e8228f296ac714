package dev.bantam.learn.data;

/**
 * Near forms joined, and what is joined to them, and so on: a forest of disjoint sets (R. Tarjan,
 * 1975, with paths halved).
 *
 * <p>Linear work: in a bucket each form is compared with the first eight of the bucket only, and
 * not with those it is already joined to. So 100,000 variants of one text cost eight comparisons
 * each at most; two near forms that neither share a bucket with few members nor are near a common
 * third one can be missed.
 */
final class Clusters {

  private static final int REPRESENTATIVES = 8;

  private final int[] parents;

  Clusters(Forms forms) {
    parents = new int[forms.size()];
    for (int form = 0; form < parents.length; form++) {
      parents[form] = form;
    }
    forms
        .buckets()
        .forEach(
            band ->
                band.each(
                    (buckets, from, to) -> {
                      for (int place = from + 1; place < to; place++) {
                        compare(forms, buckets, from, place);
                      }
                    }));
  }

  private void compare(Forms forms, Buckets buckets, int from, int place) {
    int form = buckets.form(place);
    for (int other = from; other < Math.min(place, from + REPRESENTATIVES); other++) {
      int representative = buckets.form(other);
      if (of(form) != of(representative) && forms.near(form, representative)) {
        parents[of(form)] = of(representative);
      }
    }
  }

  /** A form that stands for the cluster of this one. */
  int of(int form) {
    int at = form;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
