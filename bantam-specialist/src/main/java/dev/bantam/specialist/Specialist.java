package dev.bantam.specialist;

import dev.bantam.core.Agreement;
import dev.bantam.core.Certificate;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import dev.bantam.specialist.encoder.Encoders;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A task's learned ladder, loaded from its folder and ready to answer. Immutable and thread-safe;
 * load one and share it.
 *
 * <pre>{@code
 * try (var specialist = Specialist.load(Path.of("specialists/helpdesk"))) {
 *   Result result = specialist.answer("I was charged twice for March");
 *   if (result.local()) { ... } else { ... ask the large model ... }
 * }
 * }</pre>
 */
public final class Specialist implements AutoCloseable {

  private static final int ATTEMPTS = 5;
  private static final long PAUSE_NANOS = 2_000_000;

  private final Path folder;
  private final Manifest manifest;
  private final Ladder ladder;
  private final Optional<AuditSink> auditSink;
  private final double sample;
  private final AtomicLong coin;
  private final InstantSource clock;
  private final Optional<String> closed;
  private final long expires;
  private final Optional<Encoders> ownEncoders;

  Specialist(
      Path folder,
      Manifest manifest,
      LoadedRungs loaded,
      SpecialistOptions options,
      Optional<Encoders> ownEncoders) {
    this.folder = folder;
    this.ownEncoders = ownEncoders;
    this.manifest = manifest;
    this.auditSink = options.auditSink();
    this.sample = options.sample();
    this.coin = new AtomicLong(options.seed());
    this.clock = options.clock();
    this.ladder =
        new Ladder(
            new Answers(manifest.schema()),
            manifest.schema().fields().stream().map(Field::name).toList(),
            loaded.rungs(),
            manifest.rungs().stream()
                .limit(loaded.rungs().size())
                .mapToDouble(rung -> rung.gate().orElse(Ladder.CLOSED))
                .toArray(),
            manifest.neverLocal());
    this.expires =
        manifest.certificate().map(c -> c.expires().toEpochMilli()).orElse(Long.MIN_VALUE);
    this.closed = closed(manifest, loaded, ladder);
  }

  private static Optional<String> closed(Manifest manifest, LoadedRungs loaded, Ladder ladder) {
    if (manifest.certificate().isEmpty()) {
      return Optional.of(manifest.refusal().orElse("it has no certificate"));
    }
    int agreement = manifest.certificate().get().agreement();
    if (agreement != Agreement.VERSION) {
      return Optional.of(
          "its certificate compares answers by version %d of the rules and this Bantam by %d: learn it again"
              .formatted(agreement, Agreement.VERSION));
    }
    if (loaded.missing().isPresent()) {
      return loaded.missing(); // What was certified is the whole ladder.
    }
    return GoldenInputs.firstDifference(manifest.golden(), ladder, new Answers(manifest.schema()));
  }

  /**
   * Loads a folder with no audits.
   *
   * @throws SpecialistException when the folder is missing, damaged, or from a newer version
   */
  public static Specialist load(Path folder) {
    return load(folder, SpecialistOptions.defaults());
  }

  /**
   * Loads a folder.
   *
   * @throws SpecialistException when the folder is missing, damaged, or from a newer version
   */
  public static Specialist load(Path folder, SpecialistOptions options) {
    for (int attempt = 1; ; attempt++) {
      Optional<Object> before = FolderFile.identity(folder);
      try {
        return loadOnce(folder, options);
      } catch (SpecialistException e) {
        // A learner exchanges folders whole; whoever reads in that moment may see parts of both.
        boolean exchanged = !FolderFile.identity(folder).equals(before);
        if (!exchanged || attempt == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static Specialist loadOnce(Path folder, SpecialistOptions options) {
    Manifest manifest = ManifestReader.read(folder);
    if (options.encoders().isPresent()) {
      LoadedRungs loaded = RungFiles.read(folder, manifest, options.encoders().get());
      return new Specialist(folder, manifest, loaded, options, Optional.empty());
    }
    Encoders own = Encoders.ofUser();
    try {
      LoadedRungs loaded = RungFiles.read(folder, manifest, own);
      return new Specialist(folder, manifest, loaded, options, Optional.of(own));
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /**
   * The best answer to one input; {@link Result#local} says whether it may be used without asking
   * the teacher.
   */
  public Result answer(String input) {
    boolean sampled = auditSink.isPresent() && heads();
    Result result = ladder.answer(input, open());
    if (sampled) {
      auditSink.get().sampled(input, result);
    }
    return result;
  }

  /** The answers to many inputs, in their order, on the threads of the common pool. */
  public List<Result> answerAll(List<String> inputs) {
    return inputs.parallelStream().map(this::answer).toList();
  }

  /** Where it was loaded from. */
  public Path folder() {
    return folder;
  }

  /** Everything that the folder says of itself. */
  public Manifest manifest() {
    return manifest;
  }

  /** The shape of its answers. */
  public Schema schema() {
    return manifest.schema();
  }

  /** What was proven about it, if anything was. */
  public Optional<Certificate> certificate() {
    return manifest.certificate();
  }

  /** Why no answer is local at present; empty while the gates work. */
  public Optional<String> closed() {
    if (closed.isPresent() || open()) {
      return closed;
    }
    return Optional.of(
        "its certificate expired on %s: learn it again on newer data"
            .formatted(manifest.certificate().orElseThrow().expires()));
  }

  /** Lets go of its encoder's native memory, unless that is shared. */
  @Override
  public void close() {
    ownEncoders.ifPresent(Encoders::close);
  }

  private boolean open() {
    return closed.isEmpty() && clock.millis() < expires;
  }

  /** The coin falls before the input is read, so that it cannot know it. */
  private boolean heads() {
    return new SplittableRandom(coin.getAndAdd(0x9E3779B97F4A7C15L)).nextDouble() < sample;
  }
}
