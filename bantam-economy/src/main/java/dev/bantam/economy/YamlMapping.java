package dev.bantam.economy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Keys and values of one YAML mapping. What is wrong with it is added to a common list, so that all
 * problems of a file are told at once.
 *
 * @param file the file's name, for messages
 * @param values the value of each key
 * @param problems where problems go
 */
record YamlMapping(String file, Map<String, Node> values, List<String> problems) {

  /** A node as a mapping; empty, with a problem, when it is none. */
  static YamlMapping of(Node node, String what, String file, List<String> problems) {
    YamlMapping mapping = new YamlMapping(file, new LinkedHashMap<>(), problems);
    if (node instanceof MappingNode pairs) {
      pairs.getValue().forEach(mapping::add);
    } else {
      mapping.problem(node, "%s should be lines of KEY: VALUE".formatted(what));
    }
    return mapping;
  }

  private void add(NodeTuple pair) {
    if (!(pair.getKeyNode() instanceof ScalarNode key)) {
      problem(pair.getKeyNode(), "a key should be a name");
      return;
    }
    Node first = values.putIfAbsent(key.getValue(), pair.getValueNode());
    if (first != null) {
      String line = first.getStartMark().map(mark -> " in line " + (mark.getLine() + 1)).orElse("");
      problem(
          key,
          "%s stands here a second time; the first is%s"
              .formatted(Printable.text(key.getValue()), line));
    }
  }

  /** Tells of each key that is none of these. */
  void expectOnly(Set<String> keys) {
    values.forEach(
        (key, value) -> {
          if (!keys.contains(key)) {
            problem(
                value,
                "%s is not known here; known are %s"
                    .formatted(Printable.text(key), String.join(", ", keys)));
          }
        });
  }

  Optional<Node> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A key's text; empty when it is absent, and with a problem when it is no text. */
  Optional<String> text(String key) {
    Optional<Node> node = value(key);
    if (node.isPresent() && !(node.get() instanceof ScalarNode)) {
      problem(node.get(), key + " should be a text");
    }
    return node.filter(ScalarNode.class::isInstance)
        .map(scalar -> ((ScalarNode) scalar).getValue());
  }

  void problem(Node where, String what) {
    problems.add("%s: %s".formatted(YamlTree.place(file, where.getStartMark()), what));
  }
}
