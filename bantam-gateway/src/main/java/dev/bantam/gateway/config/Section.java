package dev.bantam.gateway.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The keys and values of one part of the file. A value of the wrong kind is a problem and counts as
 * absent; so is, at {@link #end()}, a key that nobody asked for.
 */
final class Section {

  /** In a URL, what stands before the host, however odd, and what stands behind the path. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?<=//).*(?=@)|^(?!.*//).*(?=@)|(?<=[?#]).*", Pattern.DOTALL);

  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();
  private final Set<String> secrets = new HashSet<>();
  private final Problems problems;
  private final Variables variables;

  /** The part that a node is; empty, with a problem, when it is none. */
  Section(Node node, String name, Problems problems, Variables variables) {
    this.problems = problems;
    this.variables = variables;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::add);
    } else if (!isEmpty(node)) {
      problems.at(node, name + " should be lines of KEY: VALUE");
    }
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
  }

  private void add(NodeTuple pair) {
    if (!(pair.getKeyNode() instanceof ScalarNode key)) {
      problems.at(pair.getKeyNode(), "a key should be a name");
    } else if (values.putIfAbsent(key.getValue(), pair.getValueNode()) != null) {
      problems.at(key, key.getValue() + " stands here a second time");
    } else {
      keys.put(key.getValue(), key);
    }
  }

  /** All keys, known or not; each becomes known. */
  List<String> names() {
    known.addAll(values.keySet());
    return List.copyOf(values.keySet());
  }

  /** The node of a key. */
  Optional<Node> node(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key));
  }

  /** A part of this part. */
  Optional<Section> section(String key) {
    return node(key).map(node -> new Section(node, key, problems, variables));
  }

  /** Whether the value of a key is this word alone. */
  boolean says(String key, String word) {
    return node(key).orElse(null) instanceof ScalarNode scalar && scalar.getValue().equals(word);
  }

  /** Whether the value of a key has keys itself. */
  boolean isSection(String key) {
    return node(key).orElse(null) instanceof MappingNode;
  }

  /** Parts in a list. */
  List<Section> sections(String key) {
    List<Section> all = new ArrayList<>();
    for (Node item : items(key)) {
      all.add(new Section(item, "each of " + key, problems, variables));
    }
    return all;
  }

  private List<Node> items(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty() || isEmpty(node.get())) {
      return List.of();
    }
    if (node.get() instanceof SequenceNode list) {
      return list.getValue();
    }
    problems.at(node.get(), key + " should be a list");
    return List.of();
  }

  /** A text, with the environment's values in it. */
  Optional<String> text(String key) {
    Optional<Node> node = node(key);
    return node.flatMap(value -> text(value, key));
  }

  private Optional<String> text(Node node, String key) {
    if (!(node instanceof ScalarNode scalar)) {
      problems.at(node, key + " should be a text");
      return Optional.empty();
    }
    String value = variables.resolve(scalar.getValue(), what -> problems.at(node, what));
    return Optional.of(value).filter(text -> !text.isEmpty());
  }

  /** Texts in a list, or one alone. */
  List<String> texts(String key) {
    Optional<Node> node = node(key);
    if (node.isPresent() && node.get() instanceof ScalarNode) {
      return text(key).map(List::of).orElse(List.of());
    }
    List<String> all = new ArrayList<>();
    for (Node item : items(key)) {
      text(item, "each of " + key).ifPresent(all::add);
    }
    return all;
  }

  Duration duration(String key, Duration otherwise) {
    return duration(key).orElse(otherwise);
  }

  Duration duration(String key, Duration least, Duration most, Duration otherwise) {
    Optional<Duration> given = duration(key);
    if (given.filter(d -> d.compareTo(least) < 0 || d.compareTo(most) > 0).isPresent()) {
      problem(key, "should be from %s to %s".formatted(Units.text(least), Units.text(most)));
    }
    return given.orElse(otherwise);
  }

  Optional<Duration> duration(String key) {
    return parsed(key, Units::duration, "should be a time such as 500ms, 30s, 10m, 2h or 30d");
  }

  long size(String key, long least, long most, long otherwise) {
    Optional<Long> size = parsed(key, Units::size, "should be a size such as 512KB or 64MB");
    return within(key, size, least, most).orElse(otherwise);
  }

  /** A share of a whole, such as 0.05. */
  double share(String key, double least, double most, double otherwise) {
    return this.<Double>parsed(
            key,
            text ->
                text.matches("\\d(\\.\\d{1,9})?")
                    ? Optional.of(Double.parseDouble(text))
                        .filter(share -> share >= least && share <= most)
                    : Optional.empty(),
            "should be a share from %s to %s".formatted(least, most))
        .orElse(otherwise);
  }

  int number(String key, int least, int most, int otherwise) {
    return number(key, least, most).orElse(otherwise);
  }

  OptionalInt number(String key, int least, int most) {
    Optional<Long> number = parsed(key, Section::whole, "should be a whole number");
    Optional<Long> fitting = within(key, number, least, most);
    return fitting.isPresent()
        ? OptionalInt.of(Math.toIntExact(fitting.get()))
        : OptionalInt.empty();
  }

  private static Optional<Long> whole(String text) {
    return text.matches("\\d{1,9}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private Optional<Long> within(String key, Optional<Long> value, long least, long most) {
    if (value.isPresent() && (value.get() < least || value.get() > most)) {
      problem(key, "should be from %,d to %,d".formatted(least, most));
      return Optional.empty();
    }
    return value;
  }

  /** One of several words: an enum's names in small letters, with hyphens. */
  <E extends Enum<E>> E choice(String key, E[] choices, E otherwise) {
    List<String> words = Arrays.stream(choices).map(Section::word).toList();
    return this.<E>parsed(
            key,
            text ->
                words.contains(text) ? Optional.of(choices[words.indexOf(text)]) : Optional.empty(),
            "should be " + String.join(" or ", words))
        .orElse(otherwise);
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A text that has to be of some form. */
  <T> Optional<T> parsed(String key, Function<String, Optional<T>> form, String otherwise) {
    Optional<String> text = text(key);
    Optional<T> value = text.flatMap(form);
    if (text.isPresent() && value.isEmpty()) {
      problem(key, otherwise);
    }
    return value;
  }

  /** The same of a value that is never shown. */
  <T> Optional<T> secret(String key, Function<String, Optional<T>> form, String otherwise) {
    secrets.add(key);
    return parsed(key, form, otherwise);
  }

  /** Something is wrong with the value of a key. */
  void problem(String key, String what) {
    Node node = values.get(key);
    if (node != null) {
      String given = shown(key, node).map(text -> " and is " + text).orElse("");
      problems.at(node, key + " " + what + (what.startsWith("should") ? given : ""));
    }
  }

  /** A value as it may be shown; one from the environment may be a secret too. */
  private Optional<String> shown(String key, Node node) {
    return node instanceof ScalarNode scalar
            && !Variables.in(scalar.getValue())
            && !secrets.contains(key)
        ? Optional.of(CREDENTIALS.matcher(scalar.getValue()).replaceAll("***"))
        : Optional.empty();
  }

  /** Tells of every key that nobody asked for. */
  void end() {
    keys.forEach(
        (name, key) -> {
          if (!known.contains(name)) {
            problems.at(
                key,
                "%s is not known here; known are %s".formatted(name, String.join(", ", known)));
          }
        });
  }
}
