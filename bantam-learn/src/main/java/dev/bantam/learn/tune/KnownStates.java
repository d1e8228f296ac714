package dev.bantam.learn.tune;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hidden states that a teacher gave for texts, as floats of 16 bits and as long as there is
 * room: a third or more of what a student's step costs is its teacher's reading, which is the same
 * in each epoch.
 */
final class KnownStates {

  private final long most;
  private final int width;
  private final Map<Integer, List<short[]>> byRow = new HashMap<>();
  private long bytes;

  /**
   * @param most bytes that are kept
   * @param width numbers of a hidden state
   */
  KnownStates(long most, int width) {
    this.most = most;
    this.width = width;
  }

  /**
   * By layer the states of all tokens of these rows, 0 behind a text; empty unless each row is
   * known.
   */
  Optional<List<float[]>> of(int[] rows, PaddedTokens tokens) {
    List<float[]> states = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      List<short[]> known = byRow.get(rows[i]);
      if (known == null) {
        return Optional.empty();
      }
      for (int layer = 0; layer < known.size(); layer++) {
        if (layer == states.size()) {
          states.add(new float[tokens.size() * width]);
        }
        short[] halves = known.get(layer);
        float[] state = states.get(layer);
        int at = i * tokens.width() * width;
        for (int j = 0; j < halves.length; j++) {
          state[at + j] = Float.float16ToFloat(halves[j]);
        }
      }
    }
    return Optional.of(states);
  }

  /**
   * Keeps those for which there is room.
   *
   * @param states by layer, of all tokens of these rows
   */
  void keep(int[] rows, PaddedTokens tokens, List<float[]> states) {
    for (int i = 0; i < rows.length; i++) {
      int numbers = length(tokens, i) * width;
      long size = (long) Short.BYTES * numbers * states.size();
      if (bytes + size > most || byRow.containsKey(rows[i])) {
        continue;
      }
      bytes += size;
      List<short[]> kept = new ArrayList<>();
      for (float[] state : states) {
        short[] halves = new short[numbers];
        int at = i * tokens.width() * width;
        for (int j = 0; j < numbers; j++) {
          halves[j] = Float.floatToFloat16(state[at + j]);
        }
        kept.add(halves);
      }
      byRow.put(rows[i], kept);
    }
  }

  private static int length(PaddedTokens tokens, int row) {
    int length = 0;
    while (length < tokens.width() && tokens.mask()[row * tokens.width() + length] == 1) {
      length++;
    }
    return length;
  }
}
