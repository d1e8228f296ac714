package dev.bantam.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of integers that are computed from shapes. */
final class ShapeContents {

  private final Shapes known;

  ShapeContents(Shapes known) {
    this.known = known;
  }

  Optional<List<Dimension>> content(Node node) {
    return switch (node.op()) {
      case "Shape" -> shape(node);
      case "Gather" -> gather(node);
      case "Unsqueeze", "Squeeze", "Identity", "Cast" ->
          node.input(0).flatMap(known::content).filter(c -> c.size() == 1 || node.is("Identity"));
      case "Concat" -> concat(node);
      case "Slice" -> slice(node);
      default -> Optional.empty();
    };
  }

  private Optional<List<Dimension>> shape(Node node) {
    return known
        .shape(node.inputs().getFirst())
        .map(
            shape -> {
              int rank = shape.size();
              long start = node.whole("start", 0);
              long end = node.whole("end", rank);
              return shape.subList(
                  Math.clamp(start < 0 ? start + rank : start, 0, rank),
                  Math.clamp(end < 0 ? end + rank : end, 0, rank));
            });
  }

  private Optional<List<Dimension>> gather(Node node) {
    return known
        .content(node.inputs().get(0))
        .flatMap(
            from ->
                known
                    .content(node.inputs().get(1))
                    .filter(at -> at.stream().allMatch(place -> place instanceof Dimension.Fixed))
                    .map(at -> at.stream().map(place -> element(from, place)).toList()));
  }

  private static Dimension element(List<Dimension> from, Dimension place) {
    int i = (int) ((Dimension.Fixed) place).length();
    return from.get(i < 0 ? i + from.size() : i);
  }

  private Optional<List<Dimension>> concat(Node node) {
    List<Dimension> result = new ArrayList<>();
    for (String input : node.inputs()) {
      Optional<List<Dimension>> part = known.content(input);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      result.addAll(part.get());
    }
    return Optional.of(result);
  }

  private Optional<List<Dimension>> slice(Node node) {
    Optional<List<Dimension>> from = known.content(node.inputs().get(0));
    Optional<List<Dimension>> starts = known.content(node.inputs().get(1));
    Optional<List<Dimension>> ends = known.content(node.inputs().get(2));
    if (from.isEmpty()
        || node.inputs().size() > 4
        || !(single(starts) instanceof Dimension.Fixed(long start))
        || !(single(ends) instanceof Dimension.Fixed(long end))) {
      return Optional.empty();
    }
    int size = from.get().size();
    int first = Math.clamp(start < 0 ? start + size : start, 0, size);
    int last = Math.clamp(end < 0 ? end + size : end, first, size);
    return Optional.of(from.get().subList(first, last));
  }

  private static Dimension single(Optional<List<Dimension>> row) {
    return row.filter(r -> r.size() == 1).map(List::getFirst).orElse(Dimension.of("?"));
  }
}
