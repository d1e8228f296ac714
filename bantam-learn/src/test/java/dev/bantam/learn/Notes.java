package dev.bantam.learn;

import java.util.ArrayList;
import java.util.List;

/** Keeps the notes that it is told while something is learned. */
class Notes implements Progress {

  final List<String> told = new ArrayList<>();

  @Override
  public void at(String step, double share) {
    // Only notes are of interest.
  }

  @Override
  public void note(String sentence) {
    told.add(sentence);
  }
}
