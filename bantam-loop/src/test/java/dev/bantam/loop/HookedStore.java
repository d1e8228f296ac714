package dev.bantam.loop;

import java.util.List;

/** A store with something that happens while it writes observations. */
final class HookedStore extends PassingStore {

  private final Runnable hook;

  HookedStore(LoopStore store, Runnable hook) {
    super(store);
    this.hook = hook;
  }

  @Override
  public int observe(List<Observation> observations) {
    int added = super.observe(observations);
    hook.run();
    return added;
  }
}
