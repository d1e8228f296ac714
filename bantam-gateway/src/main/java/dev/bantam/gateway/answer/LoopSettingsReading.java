package dev.bantam.gateway.answer;

import dev.bantam.gateway.config.LoopConfig;
import dev.bantam.gateway.config.TaskConfig;
import dev.bantam.loop.LoopSettings;
import dev.bantam.loop.SampleSchedule;
import dev.bantam.loop.TaskSettings;
import java.util.HashMap;
import java.util.Map;

/** What the configuration means for the loop. */
final class LoopSettingsReading {

  private static final long SEED = 1;

  private LoopSettingsReading() {}

  static LoopSettings of(LoopConfig config) {
    Map<String, TaskSettings> tasks = new HashMap<>();
    config.tasks().forEach((name, task) -> tasks.put(name, of(task)));
    boolean shared = config.defaults().pool() == TaskConfig.Pool.SHARED;
    return new LoopSettings(of(config.defaults()), tasks, shared, SEED);
  }

  private static TaskSettings of(TaskConfig task) {
    return new TaskSettings(
        task.alpha(),
        task.delta(),
        task.promote() == TaskConfig.Promote.AUTO,
        new SampleSchedule(task.sample().start(), task.sample().floor(), task.sample().halfLife()),
        task.rungs().contains(TaskConfig.Rung.ENCODER),
        task.learnAfter(),
        task.neverLocal(),
        task.cooldown());
  }
}
