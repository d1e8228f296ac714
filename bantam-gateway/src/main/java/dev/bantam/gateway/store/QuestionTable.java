package dev.bantam.gateway.store;

import java.time.Instant;
import java.util.List;

/**
 * Calls about which teachers are being asked off the clients' paths, so that they can be asked
 * again by the next gateway. Every method throws {@link StoreException}.
 */
public interface QuestionTable {

  /**
   * A call.
   *
   * @param id the trace's id
   * @param tenant whose it is; empty if nobody said
   * @param path of HTTP
   * @param request its body, without content encoding
   * @param deadline from when on its answer is of no use any more
   */
  record Row(String id, String tenant, String path, byte[] request, Instant deadline) {}

  /** Keeps one. When it returns, that is committed. */
  void keep(Row question);

  /** It was answered. */
  void drop(String id);

  /** Their deadline was before this. */
  void dropBefore(Instant time);

  /** All of them, the oldest first. */
  List<Row> all();
}
