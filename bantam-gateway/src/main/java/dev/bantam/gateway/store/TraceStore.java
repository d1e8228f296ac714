package dev.bantam.gateway.store;

import dev.bantam.loop.LoopStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where traces are kept. Used by many threads; every method throws {@link StoreException}. */
public interface TraceStore extends AutoCloseable {

  /**
   * Writes these, all or none; one whose id is known stays as it is. When it returns they are
   * committed. By one thread only.
   */
  void write(List<NewTrace> traces);

  /** One trace. */
  Optional<StoredTrace> find(String id);

  /** The texts of a trace, if they were kept. */
  Optional<TraceTexts> texts(String id);

  /**
   * The newest traces first.
   *
   * @param before only those with a smaller id
   * @param most how many
   */
  List<StoredTrace> newest(TraceFilter filter, Optional<String> before, int most);

  /** The oldest traces first: those with a larger id than this. */
  List<StoredTrace> following(TraceFilter filter, String after, int most);

  /** Deletes one trace with its texts and what the loop kept of it; false when there was none. */
  boolean delete(String id);

  /** Deletes all traces of a tenant in the same way, and says how many they were. */
  long deleteTenant(String tenant);

  /** Deletes what is older, and says how many traces that was. */
  long deleteBefore(Instant time);

  /**
   * The oldest first: traces with a larger id than this that an upstream answered to a call of a
   * task, and of which the loop has no observation.
   */
  List<StoredTrace> unobserved(String after, int most);

  /** What the loop keeps. */
  LoopStore loop();

  /** About which calls teachers are being asked. */
  QuestionTable questions();

  /** The gateway's keys. */
  KeyTable keys();

  @Override
  void close();
}
