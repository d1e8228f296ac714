package dev.bantam.economy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

/**
 * YAML as nodes that know their lines. Bytes from outside are held small and flat before a tree is
 * made of them: one document in UTF-8, at most a million bytes, at most six levels, no anchors and
 * no aliases, so that nothing grows when it is read.
 */
final class YamlTree {

  static final int MOST_BYTES = 1_000_000;
  private static final int MOST_LEVELS = 6;

  private YamlTree() {}

  /**
   * The document's root; empty when there is nothing but comments.
   *
   * @throws PriceListException when it is no YAML, or beyond the limits
   */
  static Optional<Node> read(byte[] bytes, String file) {
    if (bytes.length > MOST_BYTES) {
      throw new PriceListException(
          "%s has %,d bytes; a YAML price list has at most %,d"
              .formatted(file, bytes.length, MOST_BYTES));
    }
    String text = text(bytes, file);
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(MOST_BYTES).build();
    try {
      check(new Parse(settings).parseString(text), file);
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      throw new PriceListException(
          "%s: %s".formatted(place(file, e.getProblemMark()), Printable.text(e.getProblem())));
    } catch (YamlEngineException e) {
      throw new PriceListException(
          "%s is no YAML: %s".formatted(file, Printable.text(String.valueOf(e.getMessage()))));
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
      throw new PriceListException(file + " is not in UTF-8: save it so");
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
        throw refused(event, file, "a second document; a price list is one");
      }
      if (event instanceof CollectionStartEvent && ++level > MOST_LEVELS) {
        throw refused(event, file, "nested too deeply for a price list");
      }
      if (event instanceof CollectionEndEvent) {
        level--;
      }
    }
  }

  private static PriceListException refused(Event event, String file, String why) {
    return new PriceListException(place(file, event.getStartMark()) + ": " + why);
  }
}
