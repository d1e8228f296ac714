package dev.bantam.learn;

import java.util.List;

/** The one of several ladders to keep. */
final class Front {

  private Front() {}

  /**
   * The place of the ladder with the smallest area between risk and coverage, of equals that with
   * the fewest bytes; 0 where it does not pay over the first.
   *
   * @param tried what each answered to the same rows; the first needs no encoder
   * @param bytes of each
   */
  static int best(List<Verdicts> tried, long[] bytes) {
    int best = 0;
    double least = RiskAreas.of(tried.getFirst());
    for (int i = 1; i < tried.size(); i++) {
      double area = RiskAreas.of(tried.get(i));
      if (area < least || (area == least && bytes[i] < bytes[best])) {
        best = i;
        least = area;
      }
    }
    return tried.get(best).paysOver(tried.getFirst()) ? best : 0;
  }
}
