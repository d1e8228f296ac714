package dev.bantam.gateway.store;

import java.time.Instant;
import java.util.List;

/** The gateway's keys, as hashes. Every method throws {@link StoreException}. */
public interface KeyTable {

  /**
   * A key.
   *
   * @param id its public part
   * @param name whose it is: the tenant of its calls
   * @param sha256 of the whole key, in hexadecimal
   * @param allTraces whether it may see and delete the traces of others
   */
  record Row(String id, String name, String sha256, boolean allTraces, Instant created) {}

  /** All keys, by name. */
  List<Row> list();

  /** Adds one; false when the name is taken. */
  boolean add(Row key);

  /** Removes the one of this name; false when there is none. */
  boolean remove(String name);
}
