package dev.bantam.specialist.encoder;

import java.util.Arrays;
import java.util.Map;

/**
 * The pieces of words that a vocabulary knows, as a trie whose edges lie in one open-addressing
 * table: a walk reads one character after the other and remembers the last piece that ended. Edges
 * are spread by a hash that no vocabulary can foresee cheaply. Immutable.
 */
final class PieceTable {

  /** No piece, no node. */
  static final int NONE = -1;

  static final int ROOT = 0;

  private static final int POINT_BITS = 21;
  private static final int LONGEST_WAY = 512;

  private final long[] edges;
  private final int[] targets;
  private final int[] pieces;
  private final int shift;
  private int nodes = 1;

  private PieceTable(int characters) {
    int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(characters));
    this.edges = new long[1 << bits];
    this.targets = new int[1 << bits];
    this.pieces = new int[characters + 1];
    this.shift = Long.SIZE - bits;
    Arrays.fill(edges, NONE);
    Arrays.fill(pieces, NONE);
  }

  /**
   * A table of these pieces.
   *
   * @throws EncoderException when they crowd the table as those of no language do
   */
  static PieceTable of(Map<String, Integer> vocabulary) {
    long characters = vocabulary.keySet().stream().mapToLong(String::length).sum();
    PieceTable table = new PieceTable(Math.toIntExact(characters));
    vocabulary.forEach(
        (piece, token) -> table.pieces[piece.codePoints().reduce(ROOT, table::grow)] = token);
    return table;
  }

  /** The node that a walk reaches from the root; {@link #NONE} when no piece begins so. */
  int walk(String beginning) {
    int node = ROOT;
    for (int i = 0; i < beginning.length() && node != NONE; ) {
      int point = beginning.codePointAt(i);
      i += Character.charCount(point);
      node = next(node, point);
    }
    return node;
  }

  /** The node behind a character, or {@link #NONE}. */
  int next(int node, int point) {
    long edge = ((long) node << POINT_BITS) | point;
    int slot = slot(edge);
    while (edges[slot] != NONE) {
      if (edges[slot] == edge) {
        return targets[slot];
      }
      slot = (slot + 1) & (edges.length - 1);
    }
    return NONE;
  }

  /** The token of the piece that ends at a node, or {@link #NONE}. */
  int piece(int node) {
    return pieces[node];
  }

  private int slot(long edge) {
    return (int) ((edge * 0x9E3779B97F4A7C15L) >>> shift);
  }

  private int grow(int node, int point) {
    long edge = ((long) node << POINT_BITS) | point;
    int slot = slot(edge);
    int way = 0;
    while (edges[slot] != NONE) {
      if (edges[slot] == edge) {
        return targets[slot];
      }
      if (way++ == LONGEST_WAY) {
        throw new EncoderException("its vocabulary crowds as that of no language does");
      }
      slot = (slot + 1) & (edges.length - 1);
    }
    edges[slot] = edge;
    targets[slot] = nodes;
    return nodes++;
  }
}
