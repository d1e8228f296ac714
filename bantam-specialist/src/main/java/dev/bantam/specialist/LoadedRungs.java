package dev.bantam.specialist;

import java.util.List;
import java.util.Optional;

/**
 * The rungs of a ladder that can be used here.
 *
 * @param rungs from the first on; at least one
 * @param missing why not all of them; empty when they are all there
 */
record LoadedRungs(List<Rung> rungs, Optional<String> missing) {

  LoadedRungs {
    rungs = List.copyOf(rungs);
  }
}
