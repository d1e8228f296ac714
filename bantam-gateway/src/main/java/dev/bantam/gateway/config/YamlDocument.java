package dev.bantam.gateway.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** A YAML file as nodes that know their lines: one document, small, flat, without aliases. */
final class YamlDocument {

  private static final int MOST_BYTES = 1_000_000;
  private static final int MOST_LEVELS = 8;

  private YamlDocument() {}

  /**
   * The root; empty when there is nothing but comments.
   *
   * @throws ConfigException when it is no YAML, or beyond the limits
   */
  static Optional<Node> read(byte[] bytes, String file) {
    if (bytes.length > MOST_BYTES) {
      throw problem("%s has more than %,d bytes".formatted(file, MOST_BYTES));
    }
    String text = text(bytes, file);
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(MOST_BYTES).build();
    try {
      check(new Parse(settings).parseString(text), file);
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      throw problem("%s: %s".formatted(place(file, e.getProblemMark()), e.getProblem()));
    } catch (YamlEngineException e) {
      throw problem("%s is no YAML: %s".formatted(file, e.getMessage()));
    }
  }

  /** File and line of a node. */
  static String place(String file, Optional<Mark> mark) {
    return mark.map(m -> "%s, line %d".formatted(file, m.getLine() + 1)).orElse(file);
  }

  private static String text(byte[] bytes, String file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw problem(file + " is not in UTF-8: save it so");
    }
  }

  private static void check(Iterable<Event> events, String file) {
    int level = 0;
    int documents = 0;
    for (Event event : events) {
      if (event instanceof AliasEvent
          || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
        throw refused(event, file, "anchors and aliases are not read; write it out");
      }
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        throw refused(event, file, "a second document; a configuration is one");
      }
      if (event instanceof CollectionStartEvent && ++level > MOST_LEVELS) {
        throw refused(event, file, "nested too deeply for a configuration");
      }
      if (event instanceof CollectionEndEvent) {
        level--;
      }
    }
  }

  private static ConfigException refused(Event event, String file, String why) {
    return problem(place(file, event.getStartMark()) + ": " + why);
  }

  private static ConfigException problem(String what) {
    return new ConfigException(List.of(what));
  }
}
