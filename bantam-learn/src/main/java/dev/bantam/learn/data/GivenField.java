package dev.bantam.learn.data;

import dev.bantam.core.Field;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A field that is known before the file is read: a value's code is its place in the choices. */
final class GivenField implements FieldCoder {

  private final Field field;
  private final Map<String, Short> codes = new HashMap<>();

  GivenField(Field field) {
    this.field = field;
    for (String choice : field.choices()) {
      codes.put(choice, (short) codes.size());
    }
  }

  @Override
  public String name() {
    return field.name();
  }

  @Override
  public short code(Cell cell, String input, long line) {
    if (cell.missing()) {
      return RowStore.MISSING;
    }
    String value = cell.text();
    if (cell.type() == Cell.Type.CSV_TEXT) {
      value = value.strip();
      if (field instanceof Field.Bool) {
        value = value.toLowerCase(Locale.ROOT);
      }
    } else if (cell.type() == Cell.Type.NUMBER
        || (cell.type() == Cell.Type.BOOLEAN) != (field instanceof Field.Bool)) {
      return RowStore.OTHER;
    }
    return codes.getOrDefault(value, RowStore.OTHER);
  }
}
