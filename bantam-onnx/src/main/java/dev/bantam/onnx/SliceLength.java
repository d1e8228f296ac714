package dev.bantam.onnx;

/** How long an axis is after a slice with step 1. */
final class SliceLength {

  private SliceLength() {}

  static Dimension of(Node node, Dimension whole, Dimension start, Dimension end) {
    if (start.is(0) && end instanceof Dimension.Named) {
      // To a length that the run decides, as positions are cut to the length of the input.
      return end;
    }
    if (!(start instanceof Dimension.Fixed(long from))
        || !(end instanceof Dimension.Fixed(long to))) {
      return Dimension.of(node.output() + "_length");
    }
    if (whole instanceof Dimension.Fixed(long length)) {
      long first = Math.clamp(from < 0 ? from + length : from, 0, length);
      long last = Math.clamp(to < 0 ? to + length : to, 0, length);
      return Dimension.of(Math.max(0, last - first));
    }
    if (from >= 0 && to >= from && to - from == 1) {
      return Dimension.of(1);
    }
    return from == 0 && to > Integer.MAX_VALUE / 2
        ? whole
        : Dimension.of(node.output() + "_length");
  }
}
