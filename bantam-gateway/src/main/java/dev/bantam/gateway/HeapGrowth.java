package dev.bantam.gateway;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * Keeps the process small while little is alive in it. The serial collector looks at the old part
 * of the heap only when the whole heap is used up; until then what died there stays resident. So a
 * collection is asked for once that part has grown by a quarter of what was alive in it and {@value
 * #MEGABYTES} MB. That takes some tens of milliseconds, under load every few seconds.
 */
final class HeapGrowth implements Runnable {

  private static final int MEGABYTES = 16;

  @Override
  public void run() {
    long used = 0;
    long alive = 0;
    // Asked for here, not at the start: a gateway that begins has no time for it.
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported()) {
        used += pool.getUsage().getUsed();
        MemoryUsage collected = pool.getCollectionUsage();
        alive += collected == null ? 0 : collected.getUsed();
      }
    }
    if (used > alive + alive / 4 + ((long) MEGABYTES << 20)) {
      System.gc();
    }
  }
}
