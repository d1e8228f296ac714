package dev.bantam.gateway.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with a file: gathered, and told at once. */
final class Problems {

  private record Problem(int line, String text) {}

  private final String file;
  private final List<Problem> all = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /** Something is wrong at a node. */
  void at(Node node, String what) {
    Optional<Mark> mark = node.getStartMark();
    all.add(
        new Problem(
            mark.map(Mark::getLine).orElse(0),
            "%s: %s".formatted(YamlDocument.place(file, mark), what)));
  }

  /** Throws if anything is wrong, in the order of the lines. */
  void throwIfAny() {
    if (!all.isEmpty()) {
      throw new ConfigException(
          all.stream().sorted(Comparator.comparingInt(Problem::line)).map(Problem::text).toList());
    }
  }
}
