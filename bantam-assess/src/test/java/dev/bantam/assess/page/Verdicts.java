package dev.bantam.assess.page;

import dev.bantam.assess.Contradiction;
import dev.bantam.assess.Latency;
import dev.bantam.assess.TaskVerdict;
import dev.bantam.assess.TaskVerdict.LearnedTask;
import dev.bantam.core.Schema;
import dev.bantam.core.Usage;
import dev.bantam.specialist.Manifest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A verdict in the making: one that is not eligible, until more is said of it. */
final class Verdicts {

  private final String name;
  private final long calls;
  private String why = "They share their instructions byte for byte; one part varies.";
  private Optional<String> versionOf = Optional.empty();
  private Optional<String> obstacle = Optional.of("its answers are free text");
  private Optional<String> refusal = Optional.empty();
  private Optional<Schema> schema = Optional.empty();
  private Optional<LearnedTask> learned = Optional.empty();
  private Optional<Latency> latency = Optional.empty();
  private long repeats;
  private Optional<BigDecimal> today = Optional.empty();
  private Optional<BigDecimal> after = Optional.empty();
  private Optional<Long> more = Optional.empty();
  private List<Contradiction> contradictions = List.of();

  Verdicts(String name, long calls) {
    this.name = name;
    this.calls = calls;
  }

  Verdicts why(String sentence) {
    why = sentence;
    return this;
  }

  Verdicts versionOf(String task) {
    versionOf = Optional.of(task);
    return this;
  }

  Verdicts obstacle(String reason) {
    obstacle = Optional.of(reason);
    return this;
  }

  Verdicts eligible(Schema shape) {
    obstacle = Optional.empty();
    schema = Optional.of(shape);
    return this;
  }

  Verdicts learned(Manifest manifest) {
    learned = Optional.of(new LearnedTask(Path.of("specialists", "specialist"), manifest));
    refusal = manifest.refusal();
    return eligible(manifest.schema());
  }

  Verdicts refused(String reason) {
    refusal = Optional.of(reason);
    return this;
  }

  Verdicts latency(double mean, double median) {
    latency = Optional.of(new Latency(calls, mean, median));
    return this;
  }

  Verdicts repeats(long number) {
    repeats = number;
    return this;
  }

  Verdicts money(String usdToday, String usdAfter) {
    today = Optional.of(new BigDecimal(usdToday));
    after = Optional.of(new BigDecimal(usdAfter));
    return this;
  }

  Verdicts moreCalls(long number) {
    more = Optional.of(number);
    return this;
  }

  Verdicts contradictions(List<Contradiction> calls) {
    contradictions = calls;
    return this;
  }

  TaskVerdict verdict() {
    return new TaskVerdict(
        name,
        name,
        versionOf,
        calls,
        why,
        obstacle,
        refusal,
        List.of("gpt-4o-2024-08-06"),
        schema,
        learned,
        new Usage(calls * 212, calls * 40, calls * 9, 0),
        latency,
        repeats,
        today.map(
            money ->
                money
                    .multiply(BigDecimal.valueOf(repeats))
                    .divide(BigDecimal.valueOf(calls), MathContext.DECIMAL32)),
        today,
        after,
        more,
        contradictions);
  }
}
