package dev.bantam.learn.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What has been seen of one column: its different values, each with a code in the order of their
 * first appearance, and what they look like. Bounded: beyond 1,000 different values only counts go
 * on.
 */
final class FieldEvidence implements FieldCoder {

  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  /** So many values are looked for in their inputs; more would not say more. */
  private static final int SPANS_LOOKED_FOR = 2_000;

  /** Few enough to be a choice however few rows there are. */
  private static final int FEW = 20;

  private final String name;
  private final Map<String, Integer> codes = new LinkedHashMap<>();
  private boolean overflowed;
  private boolean longValue;
  private long present;
  private long booleans;
  private long strings;
  private long integers;
  private long numbers;
  private long arrays;
  private long nested;
  private long stringLength;
  private long lookedFor;
  private long found;
  private String example = "";
  private long exampleLine;
  private Cell.Type type = Cell.Type.MISSING;
  private long otherLine;

  FieldEvidence(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public short code(Cell cell, String input, long line) {
    if (cell.missing()) {
      return RowStore.MISSING;
    }
    if (present++ == 0) {
      example = cell.asText();
      exampleLine = line;
      type = cell.type();
    } else if (cell.type() != type && otherLine == 0) {
      otherLine = line;
    }
    String value =
        switch (cell.type()) {
          case CSV_TEXT -> csvText(cell.text().strip(), input);
          case STRING -> string(cell.text(), input);
          case NUMBER -> number(cell.text());
          case BOOLEAN -> {
            booleans++;
            yield cell.text();
          }
          case ARRAY -> array(cell);
          case OBJECT, MISSING -> {
            nested++;
            yield "";
          }
        };
    if (value.length() > Limits.LABEL) {
      longValue = true;
      overflowed = true;
      example = value;
      exampleLine = line;
      return RowStore.MISSING;
    }
    Integer code = codes.get(value);
    if (code == null) {
      if (codes.size() == Limits.CHOICES) {
        overflowed = true;
        return RowStore.MISSING;
      }
      code = codes.size();
      codes.put(value, code);
    }
    return code.shortValue();
  }

  private String csvText(String text, String input) {
    String lower = text.length() <= 5 ? text.toLowerCase(Locale.ROOT) : text;
    if (lower.equals("true") || lower.equals("false")) {
      booleans++;
      return text;
    }
    return numeric(text) ? number(text) : string(text, input);
  }

  private static boolean numeric(String text) {
    char start = text.charAt(0);
    boolean possible = (start >= '0' && start <= '9') || "+-.".indexOf(start) >= 0;
    return possible && NUMBER.matcher(text).matches();
  }

  private String string(String text, String input) {
    strings++;
    stringLength += text.length();
    if (lookedFor < SPANS_LOOKED_FOR) {
      lookedFor++;
      found += input.contains(text) ? 1 : 0;
    }
    return text;
  }

  private String number(String text) {
    if (INTEGER.matcher(text).matches()) {
      integers++;
    } else {
      numbers++;
    }
    return text;
  }

  private String array(Cell cell) {
    boolean strings = cell.items().stream().allMatch(item -> item.type() == Cell.Type.STRING);
    if (strings) {
      arrays++;
    } else {
      nested++;
    }
    return cell.asText();
  }

  /** True when there have been more different values, or longer ones, than a category may have. */
  boolean overflowed() {
    return overflowed;
  }

  /** The different values in the order of their codes. */
  List<String> values() {
    return new ArrayList<>(codes.keySet());
  }

  /** True when the values are JSON numbers that look like the names of categories. */
  boolean categoriesAsNumbers() {
    return kind() == Kind.NUMBER
        && type == Cell.Type.NUMBER
        && numbers == 0
        && !overflowed
        && fewNumbers();
  }

  /** A value, and where it stands. */
  String exampleText() {
    String first = "line %d: %s".formatted(exampleLine, Snippet.of(example));
    return otherLine == 0 ? first : first + ", otherwise on line %d".formatted(otherLine);
  }

  /** The first value, shortened. */
  String shortExample() {
    return Snippet.of(example, 40);
  }

  /** How many rows have a value. */
  long present() {
    return present;
  }

  /** The mean length of the texts, in UTF-16 units. */
  double meanLength() {
    return strings == 0 ? 0 : (double) stringLength / strings;
  }

  /** True when at least half of the values differ from all before them. */
  boolean mostlyDistinct() {
    return overflowed ? present < 3L * Limits.CHOICES : 2L * codes.size() > present;
  }

  /** What the values look like, from all that has been seen. */
  Kind kind() {
    if (otherLine != 0) {
      return Kind.MIXED;
    }
    if (nested > 0) {
      return Kind.NESTED;
    }
    if (arrays > 0) {
      return Kind.CATEGORIES;
    }
    if (booleans == present) {
      return Kind.BOOLEAN;
    }
    if (integers + numbers == present) {
      return numberKind();
    }
    return textKind();
  }

  /** A number in JSON is a number: learned as a text it would agree with nothing. */
  private Kind numberKind() {
    if (type == Cell.Type.NUMBER) {
      return Kind.NUMBER;
    }
    return numbers == 0 && !overflowed && fewNumbers() ? Kind.CATEGORY : Kind.NUMBER;
  }

  private boolean fewNumbers() {
    return codes.size() <= FEW || present >= 5L * codes.size();
  }

  private Kind textKind() {
    boolean fromInput = found * 10 >= lookedFor * 9 && present >= 5;
    if (mostlyDistinct() && fromInput) {
      return Kind.SPAN;
    }
    boolean few = codes.size() <= FEW && meanLength() <= 100;
    if (longValue || (mostlyDistinct() && !few)) {
      return Kind.FREE_TEXT;
    }
    if (overflowed) {
      return Kind.TOO_MANY;
    }
    return meanLength() <= 100 ? Kind.CATEGORY : Kind.FREE_TEXT;
  }
}
