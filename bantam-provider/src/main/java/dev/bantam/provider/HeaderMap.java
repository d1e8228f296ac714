package dev.bantam.provider;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A message's headers by name in any case, in the order in which they came. Several copies are made
 * of every message's on its way, and each has few headers: arrays are copied faster than trees, and
 * need less room. Its views of names and entries tell names apart by their case when they are asked
 * to remove one; the map itself never does.
 */
public final class HeaderMap extends AbstractMap<String, List<String>> {

  private static final int USUAL = 12;

  private String[] names;
  private int[] hashes;
  private Object[] values;
  private int size;

  /** Of no header yet. */
  public HeaderMap() {
    this.names = new String[USUAL];
    this.hashes = new int[USUAL];
    this.values = new Object[USUAL];
  }

  /** A copy. */
  public HeaderMap(Map<String, List<String>> headers) {
    this();
    headers.forEach(this::put);
  }

  private int indexOf(@Nullable Object name) {
    return name instanceof String text ? HeaderNames.indexOf(text, names, hashes, size) : -1;
  }

  @SuppressWarnings("unchecked") // nothing else is put there
  private List<String> value(int index) {
    return (List<String>) values[index];
  }

  @Override
  public @Nullable List<String> get(@Nullable Object name) {
    int index = indexOf(name);
    return index < 0 ? null : value(index);
  }

  @Override
  public List<String> getOrDefault(@Nullable Object name, List<String> otherwise) {
    int index = indexOf(name);
    return index < 0 ? otherwise : value(index);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return indexOf(name) >= 0;
  }

  @Override
  public @Nullable List<String> put(String name, List<String> value) {
    int index = indexOf(name);
    if (index >= 0) {
      List<String> before = value(index);
      values[index] = value;
      return before;
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    names[size] = name;
    hashes[size] = HeaderNames.hash(name);
    values[size] = value;
    size++;
    return null;
  }

  @Override
  public @Nullable List<String> remove(@Nullable Object name) {
    int index = indexOf(name);
    if (index < 0) {
      return null;
    }
    List<String> before = value(index);
    removeAt(index);
    return before;
  }

  private void removeAt(int index) {
    size--;
    System.arraycopy(names, index + 1, names, index, size - index);
    System.arraycopy(hashes, index + 1, hashes, index, size - index);
    System.arraycopy(values, index + 1, values, index, size - index);
  }

  /** Removes those of these names. */
  public void removeAll(HeaderNames those) {
    for (int i = size - 1; i >= 0; i--) {
      if (those.contains(names[i])) {
        removeAt(i);
      }
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super List<String>> action) {
    for (int i = 0; i < size; i++) {
      action.accept(names[i], value(i));
    }
  }

  @Override
  public Set<Entry<String, List<String>>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Entry<String, List<String>>> {

    @Override
    public int size() {
      return size;
    }

    @Override
    public Iterator<Entry<String, List<String>>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < size;
        }

        @Override
        public Entry<String, List<String>> next() {
          if (next >= size) {
            throw new NoSuchElementException();
          }
          Entry<String, List<String>> entry = Map.entry(names[next], value(next));
          next++;
          return entry;
        }

        @Override
        public void remove() {
          next--;
          removeAt(Objects.checkIndex(next, size));
        }
      };
    }
  }
}
