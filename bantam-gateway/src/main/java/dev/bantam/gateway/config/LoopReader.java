package dev.bantam.gateway.config;

import dev.bantam.gateway.config.TaskConfig.Pool;
import dev.bantam.gateway.config.TaskConfig.Promote;
import dev.bantam.gateway.config.TaskConfig.Rung;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what is learned from calls, and how they are answered with it. */
final class LoopReader {

  private static final int MOST_TASKS = 500;
  private static final double LEAST_SAMPLE = 0.02;

  /** Whether anything is learned. */
  private enum Switch {
    ON,
    OFF
  }

  private LoopReader() {}

  static LoopConfig read(Section file) {
    boolean on = file.choice("loop", Switch.values(), Switch.ON) == Switch.ON;
    Optional<Section> general = file.section("defaults");
    LoopConfig d = LoopConfig.DEFAULT;
    TaskConfig defaults = general.map(section -> task(section, d.defaults())).orElse(d.defaults());
    general.ifPresent(Section::end);
    Map<String, TaskConfig> tasks = new LinkedHashMap<>();
    Optional<Section> some = file.section("tasks");
    if (some.isPresent()) {
      for (String name : some.get().names()) {
        Optional<Section> one = some.get().section(name);
        one.ifPresent(section -> tasks.put(name, task(section, defaults)));
        one.ifPresent(section -> section.problem("pool", "is for all tasks: write it to defaults"));
        one.ifPresent(Section::end);
      }
      if (tasks.size() > MOST_TASKS) {
        file.problem("tasks", "should be at most " + MOST_TASKS);
      }
    }
    return new LoopConfig(on, file.duration("deadline", d.deadline()), defaults, tasks);
  }

  private static TaskConfig task(Section section, TaskConfig otherwise) {
    return new TaskConfig(
        section.share("alpha", 0.001, 0.4, otherwise.alpha()),
        section.share("delta", 0.001, 0.5, otherwise.delta()),
        section.choice("promote", Promote.values(), otherwise.promote()),
        sample(section, otherwise.sample()),
        rungs(section, otherwise.rungs()),
        learnAfter(section, otherwise.learnAfter()),
        section.node("never_local").isPresent()
            ? section.texts("never_local")
            : otherwise.neverLocal(),
        section.choice("pool", Pool.values(), otherwise.pool()),
        section.duration("cooldown", otherwise.cooldown()));
  }

  private static OptionalInt learnAfter(Section section, OptionalInt otherwise) {
    OptionalInt given = section.number("learn_after", 30, 10_000_000);
    return given.isPresent() ? given : otherwise;
  }

  /** A share, or how it falls. */
  private static SampleConfig sample(Section section, SampleConfig otherwise) {
    if (!section.isSection("sample")) {
      return section.node("sample").isEmpty()
          ? otherwise
          : SampleConfig.always(section.share("sample", LEAST_SAMPLE, 1, otherwise.floor()));
    }
    Section schedule = section.section("sample").orElseThrow();
    SampleConfig sample =
        new SampleConfig(
            schedule.share("start", LEAST_SAMPLE, 1, otherwise.start()),
            schedule.share("floor", LEAST_SAMPLE, 1, otherwise.floor()),
            schedule.number("half_life", 1, 999_999_999, 10_000));
    if (sample.floor() > sample.start()) {
      schedule.problem("floor", "should not be above start");
    }
    schedule.end();
    return sample;
  }

  private static List<Rung> rungs(Section section, List<Rung> otherwise) {
    List<String> names = section.texts("rungs");
    if (names.isEmpty()) {
      return otherwise;
    }
    if (!names.equals(List.of("lexical")) && !names.equals(List.of("lexical", "encoder"))) {
      section.problem("rungs", "should be [lexical] or [lexical, encoder]");
      return otherwise;
    }
    return names.stream().map(name -> Rung.valueOf(name.toUpperCase(Locale.ROOT))).toList();
  }
}
