package dev.bantam.learn.data;

import java.util.Collection;
import java.util.Map;

/** A row of JSONL: the members of the line's object. */
record JsonRow(long line, Map<String, Cell> members) implements Row {

  @Override
  public Collection<String> columns() {
    return members.keySet();
  }

  @Override
  public Cell cell(String column) {
    return members.getOrDefault(column, Cell.MISSING);
  }
}
