package dev.bantam.loop;

import dev.bantam.core.Certificate;
import dev.bantam.core.guarantee.AuditEvidence;
import dev.bantam.observe.task.AnswerShape;
import dev.bantam.observe.task.LiveTasks;
import dev.bantam.specialist.ManifestReader;
import dev.bantam.specialist.SpecialistException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Tasks as people see them. */
final class TaskViews {

  private final Supplier<LoopSettings> settings;
  private final LiveTasks live;
  private final TaskCourse course;
  private final Map<Path, Certificate> certificates = new ConcurrentHashMap<>();

  TaskViews(Supplier<LoopSettings> settings, LiveTasks live, TaskCourse course) {
    this.settings = settings;
    this.live = live;
    this.course = course;
  }

  /** As it stands now. */
  TaskView of(KnownTask task) {
    Life life = task.life();
    OptionalInt shown =
        life.serving().isPresent()
            ? life.serving()
            : life.candidate()
                .filter(one -> one.stage() == Candidate.Stage.READY)
                .map(one -> OptionalInt.of(one.specialist()))
                .orElse(OptionalInt.empty());
    double share = task.localShare();
    return new TaskView(
        task.record(),
        task.trouble().orElseGet(() -> reason(task)),
        task.warnings(),
        task.calls(),
        Double.isNaN(share) ? OptionalDouble.empty() : OptionalDouble.of(share),
        shown.isPresent() ? certificate(task, shown.getAsInt()) : Optional.empty(),
        waiting(life).map(one -> new TaskView.Waiting(one, certificate(task, one))),
        task.service().map(service -> audits(task, service)));
  }

  /** The number of a certified specialist that waits while another one serves. */
  private static Optional<Integer> waiting(Life life) {
    return life.candidate()
        .filter(one -> life.serving().isPresent() && one.stage() == Candidate.Stage.READY)
        .map(Candidate::specialist);
  }

  private String reason(KnownTask task) {
    if (task.life().phase() == Phase.INELIGIBLE) {
      return live.task(task.id())
          .map(AnswerShape::of)
          .flatMap(
              shape ->
                  shape instanceof AnswerShape.Obstacle(String now)
                      ? Optional.of(Lives.sentence(now))
                      : Optional.<String>empty())
          .orElse(task.life().reason());
    }
    Optional<Integer> waiting = waiting(task.life());
    if (waiting.isPresent()) {
      return "%s Specialist %d is certified, too, and waits for a person to promote it."
          .formatted(task.life().reason(), waiting.get());
    }
    return task.life()
        .candidate()
        .filter(one -> one.stage() == Candidate.Stage.SHADOW && task.life().serving().isEmpty())
        .map(
            one ->
                "%s %,d of these %,d calls have come."
                    .formatted(
                        task.life().reason(), Math.min(task.later(), one.rows()), one.rows()))
        .orElse(task.life().reason());
  }

  /** Certified once, a specialist's certificate never changes: it is read from its folder once. */
  private Optional<Certificate> certificate(KnownTask task, int specialist) {
    Path folder = course.folder(task, specialist);
    Optional<Certificate> known = Optional.ofNullable(certificates.get(folder));
    if (known.isPresent()) {
      return known;
    }
    try {
      Optional<Certificate> read = ManifestReader.read(folder).certificate();
      read.ifPresent(certificate -> certificates.put(folder, certificate));
      return read;
    } catch (SpecialistException e) {
      return Optional.empty();
    }
  }

  private TaskView.Audits audits(KnownTask task, Service service) {
    AuditEvidence evidence = service.audits().alarm().evidence();
    return new TaskView.Audits(
        evidence.audits(),
        Math.round(evidence.losses()),
        evidence.upperBound(settings.get().of(task.record()).delta()),
        task.selfAgreement().disagreement());
  }
}
