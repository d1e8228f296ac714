package dev.bantam.assess;

import dev.bantam.core.Trace;
import dev.bantam.observe.task.Assignment;

/** Is told of every call where it belongs, in the order of the files. */
@FunctionalInterface
public interface Explanation {

  /** Tells nobody. */
  Explanation NONE = (trace, assignment) -> {};

  /** One call, with its task and input, or why it has none. */
  void of(Trace trace, Assignment assignment);
}
