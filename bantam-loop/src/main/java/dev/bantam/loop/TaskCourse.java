package dev.bantam.loop;

import dev.bantam.core.Percent;
import dev.bantam.core.guarantee.AuditAlarm;
import dev.bantam.learn.LearnException;
import dev.bantam.learn.WriteException;
import dev.bantam.learn.data.DataException;
import dev.bantam.observe.task.AnswerShape;
import dev.bantam.observe.task.LiveTasks;
import dev.bantam.observe.task.Task;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Specialist;
import dev.bantam.specialist.SpecialistException;
import dev.bantam.specialist.SpecialistOptions;
import dev.bantam.specialist.encoder.Encoders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Leads tasks through their lives: what each observation, each answer of a learner and each audit
 * brings about. Everything here happens off the path of calls and under one lock; what it decides
 * is in the store before it holds.
 */
final class TaskCourse {

  private static final System.Logger LOG = System.getLogger("dev.bantam.loop");

  /** With fewer rows nothing is learned, whoever asks for it. */
  private static final int FEWEST = 60;

  /** How often a change is tried that others may overtake. */
  private static final int ATTEMPTS = 5;

  /** A sampled call is in the store long before it is so old. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  private final Supplier<LoopSettings> settings;
  private final LoopStore store;
  private final LiveTasks live;
  private final Learners learners;
  private final Path specialists;
  private final InstantSource clock;
  private final Encoders encoders;
  private final AuditTrail audits;
  private final Examination examination;
  private final ReentrantLock lock = new ReentrantLock();

  TaskCourse(
      Supplier<LoopSettings> settings,
      LoopStore store,
      LiveTasks live,
      Learners learners,
      Path specialists,
      InstantSource clock,
      Encoders encoders) {
    this.settings = settings;
    this.store = store;
    this.live = live;
    this.learners = learners;
    this.specialists = specialists;
    this.clock = clock;
    this.encoders = encoders;
    this.audits = new AuditTrail(store);
    this.examination = new Examination(store, clock);
  }

  /** Takes up a task as it is stored, with all that the store knows of it. */
  void take(KnownTask task) {
    locked(
        () -> {
          recount(task);
          if (task.life().specialists() > 0) {
            warn(task, Rows.after(store, task.id(), task.life().learnFrom()));
          }
          store.corrections(task.id()).forEach(one -> override(task, one));
          adopt(task);
          task.life()
              .candidate()
              .filter(candidate -> candidate.stage() == Candidate.Stage.LEARNING)
              .ifPresent(candidate -> learnAgain(task));
          advance(task);
        });
  }

  /** Another gateway changed it. */
  void refresh(KnownTask task, TaskRecord stored) {
    locked(
        () -> {
          if (stored.revision() > task.record().revision()) {
            boolean moved = !stored.life().learnFrom().equals(task.life().learnFrom());
            replaced(task, stored);
            if (moved) {
              recount(task);
            }
            adopt(task);
          }
        });
  }

  /** The teacher answered a call on the client's path, and that is stored. */
  void observed(KnownTask task, Observation observation) {
    locked(
        () -> {
          heard(task, observation);
          advance(task);
        });
  }

  /** The teacher answered a sampled call off the client's path, or never will. */
  void settled(KnownTask task, Observation observation) {
    locked(
        () -> {
          audit(task, observation);
          heard(task, observation);
          advance(task);
        });
  }

  /** Time has passed. */
  void tick(KnownTask task) {
    locked(
        () -> {
          if (task.owed().pay()) {
            recount(task);
          }
          auditOthers(task);
          task.service()
              .flatMap(service -> service.specialist().closed())
              .ifPresent(reason -> change(task, new LifeEvent.Damaged(reason)));
          reconsider(task);
          adopt(task); // The store may have failed when it was to.
          advance(task);
        });
  }

  /** A person said something. */
  void told(KnownTask task, LifeEvent event) {
    locked(
        () -> {
          if (!change(task, event)) {
            throw new LoopException("It was changed by somebody else just now; look again.");
          }
          advance(task);
        });
  }

  void rename(KnownTask task, String name) {
    locked(
        () -> {
          TaskRecord before = task.record();
          keep(task, new TaskRecord(before.task(), name, before.life(), before.revision() + 1));
        });
  }

  void correct(KnownTask task, Correction correction) {
    locked(
        () -> {
          store.correct(correction);
          override(task, correction);
          // Other gateways of the same store look where there is a new revision.
          boolean told = false;
          for (int attempt = 0; attempt < ATTEMPTS && !told; attempt++) {
            TaskRecord now = task.record();
            told =
                keep(task, new TaskRecord(now.task(), now.name(), now.life(), now.revision() + 1));
          }
        });
  }

  private static void override(KnownTask task, Correction correction) {
    task.texts()
        .flatMap(texts -> texts.ofPerson(correction.answer()))
        .ifPresent(answer -> task.override(correction.input(), answer.text()));
  }

  // ---- counting ----

  private void heard(KnownTask task, Observation observation) {
    if (count(task, observation)) {
      recount(task);
    }
  }

  private void recount(KnownTask task) {
    boolean again;
    do {
      task.labelled(0);
      task.later(0);
      again =
          Rows.after(store, task.id(), task.life().learnFrom()).stream()
              .anyMatch(one -> count(task, one));
    } while (again);
  }

  /** Whether it is to be counted anew from another call on, because the teacher is another one. */
  private boolean count(KnownTask task, Observation observation) {
    task.known(observation.id());
    if (observation.retry() || observation.teacher() instanceof TeacherAnswer.Pending) {
      return false;
    }
    if (observation.teacher() instanceof TeacherAnswer.Answered(String text, String model)) {
      task.texts()
          .flatMap(texts -> texts.ofTeacher(text))
          .ifPresent(
              answer ->
                  task.selfAgreement().saw(observation.id(), observation.input(), answer.text()));
      Optional<TeacherWatch.Change> changed =
          task.teacher().saw(task.life().teacher(), model, observation.id());
      if (changed.isPresent() && teacherChanged(task, changed.get())) {
        return true;
      }
    }
    if (observation.id().compareTo(task.life().learnFrom()) <= 0) {
      return false;
    }
    task.labelled(task.labelled() + 1);
    boolean certifies =
        task.life()
            .candidate()
            .filter(candidate -> candidate.stage() == Candidate.Stage.SHADOW)
            .filter(candidate -> observation.id().compareTo(candidate.after()) > 0)
            .isPresent();
    if (certifies && observation.sampled()) {
      task.later(task.later() + 1);
    }
    return false;
  }

  /** Whether there was another one before. */
  private boolean teacherChanged(KnownTask task, TeacherWatch.Change changed) {
    boolean another = !task.life().teacher().isEmpty();
    return change(
            task,
            new LifeEvent.TeacherChanged(
                changed.teacher(), changed.before(), settings(task).firstAfter()))
        && another;
  }

  // ---- what comes next ----

  private void advance(KnownTask task) {
    Life life = task.life();
    if (life.phase() == Phase.PAUSED || life.phase() == Phase.INELIGIBLE) {
      return;
    }
    Instant now = clock.instant();
    if (life.phase() == Phase.ALARMED) {
      if (!now.isBefore(life.notBefore())) {
        change(task, new LifeEvent.Cooled(settings(task).firstAfter()));
      }
      return;
    }
    if (life.candidate().isEmpty()
        && !now.isBefore(life.notBefore())
        && task.labelled() >= Math.max(FEWEST, life.learnAt())) {
      renewTask(task);
      if (change(task, new LifeEvent.Began())) {
        insistOnLearning(task);
      }
      return;
    }
    life.candidate()
        .filter(candidate -> candidate.stage() == Candidate.Stage.SHADOW)
        .filter(candidate -> task.later() >= Math.max(candidate.rows(), task.lookAt()))
        .ifPresent(candidate -> certify(task, candidate));
  }

  /** Values of plain-text answers that were not seen before belong to the task too. */
  private void renewTask(KnownTask task) {
    Optional<Task> seen = live.task(task.id());
    if (seen.isPresent() && !seen.get().values().equals(task.record().task().values())) {
      TaskRecord before = task.record();
      keep(task, new TaskRecord(seen.get(), before.name(), before.life(), before.revision() + 1));
    }
  }

  /** Whether answers that could not be learned can be by now. */
  private void reconsider(KnownTask task) {
    if (task.life().phase() != Phase.INELIGIBLE) {
      return;
    }
    Optional<Task> seen =
        live.task(task.id()).filter(now -> AnswerShape.of(now) instanceof AnswerShape.Learnable);
    if (seen.isPresent()) {
      TaskRecord before = task.record();
      keep(task, new TaskRecord(seen.get(), before.name(), before.life(), before.revision() + 1));
      change(task, new LifeEvent.Fit(settings(task).firstAfter()));
    }
  }

  private void insistOnLearning(KnownTask task) {
    int specialist = task.life().candidate().orElseThrow().specialist();
    task.owed()
        .insist(
            task.id(),
            () -> {
              if (awaits(task, specialist)) {
                learn(task, specialist);
              }
            });
  }

  private void learn(KnownTask task, int specialist) {
    List<Observation> all = Rows.after(store, task.id(), task.life().learnFrom());
    String after = all.isEmpty() ? task.life().learnFrom() : all.getLast().id();
    List<Observation> settled =
        all.stream().filter(one -> !(one.teacher() instanceof TeacherAnswer.Pending)).toList();
    warn(task, settled);
    LearnJob job =
        new LearnJob(
            task.record().task(),
            task.record().name(),
            specialist,
            settings(task),
            task.life().teacher(),
            Rows.toLearn(settled, store.corrections(task.id())),
            settings.get().seed() + specialist);
    learners.learn(
        job,
        folder(task, specialist),
        outcome ->
            locked(
                () ->
                    task.owed()
                        .insist(task.id(), () -> learned(task, specialist, after, outcome))));
  }

  private static void warn(KnownTask task, List<Observation> observations) {
    List<String> warnings =
        task.texts().map(texts -> Carriers.warnings(texts, observations)).orElse(List.of());
    task.warnings(warnings);
    warnings.forEach(
        one ->
            LOG.log(
                System.Logger.Level.WARNING,
                "task {0} ({1}): {2}",
                task.record().name(),
                task.id(),
                one));
  }

  private void learnAgain(KnownTask task) {
    if (change(task, new LifeEvent.BeganAgain())) {
      insistOnLearning(task);
    }
  }

  private static boolean awaits(KnownTask task, int specialist) {
    return task.life()
        .candidate()
        .filter(one -> one.stage() == Candidate.Stage.LEARNING)
        .filter(one -> one.specialist() == specialist)
        .isPresent();
  }

  private void learned(KnownTask task, int specialist, String after, LearnOutcome outcome) {
    if (!awaits(task, specialist)) {
      return; // The teacher changed meanwhile, or there was an alarm.
    }
    switch (outcome) {
      case LearnOutcome.Froze(int rows) -> {
        changeSurely(task, new LifeEvent.Froze(after, rows));
        task.lookAt(0);
        recount(task);
        advance(task);
      }
      case LearnOutcome.Failed(String reason) ->
          changeSurely(task, new LifeEvent.Failed(reason, more(task)));
      case LearnOutcome.Ended ended -> {
        // Whoever opens the store next begins again.
      }
    }
  }

  private static int more(KnownTask task) {
    return (int) Math.ceil(TaskSettings.GROWTH * task.labelled());
  }

  private void certify(KnownTask task, Candidate candidate) {
    List<LearnRow> rows = examination.rows(task, candidate);
    if (rows.size() < candidate.rows()) {
      task.lookAt(task.later() + candidate.rows() - rows.size());
      return;
    }
    try {
      Manifest manifest =
          examination.certified(task, candidate, folder(task, candidate.specialist()), rows);
      change(
          task,
          manifest.certificate().isPresent()
              ? new LifeEvent.Certified(settings(task).automatic(), 2 * task.labelled())
              : new LifeEvent.Failed(
                  manifest.refusal().orElse("it was not certified"), more(task)));
    } catch (LearnException | DataException | SpecialistException | WriteException e) {
      change(task, new LifeEvent.Failed(String.valueOf(e.getMessage()), more(task)));
    }
  }

  // ---- serving ----

  /** Serves what the life says, from now on. */
  private void adopt(KnownTask task) {
    Life life = task.life();
    OptionalInt wanted = life.phase() == Phase.SERVING ? life.serving() : OptionalInt.empty();
    if (wanted.isEmpty()) {
      task.stop();
      task.trouble(Optional.empty());
      return;
    }
    int number = wanted.getAsInt();
    if (task.isEnded(number)) {
      task.stop(); // That there was an alarm is not stored yet.
      return;
    }
    if (task.service().filter(service -> service.number() == number).isPresent()) {
      return;
    }
    task.stop(); // Calls that are being answered may still read what it holds.
    Path folder = folder(task, number);
    if (!Files.isDirectory(folder)) {
      task.trouble(Optional.of("Its specialist's folder is not here: " + folder));
      return;
    }
    List<Observation> all = Rows.after(store, task.id(), task.life().learnFrom());
    try {
      Specialist specialist =
          Specialist.load(
              folder, SpecialistOptions.defaults().withClock(clock).withEncoders(encoders));
      Optional<String> closed = specialist.closed();
      if (closed.isPresent()) {
        specialist.close();
        change(task, new LifeEvent.Damaged(closed.get()));
        return;
      }
      AuditBook book = AuditTrail.book(task, number, specialist.certificate().orElseThrow(), all);
      serve(task, new Service(number, specialist, book), Rows.calls(all, task.life().since()));
    } catch (SpecialistException e) {
      change(task, new LifeEvent.Damaged(String.valueOf(e.getMessage())));
    }
  }

  /**
   * @param before how many calls there were since it began to serve
   */
  private void serve(KnownTask task, Service service, long before) {
    Optional<AuditAlarm.Raised> raised = service.audits().alarm().raised();
    if (raised.isPresent()) {
      alarm(task, service, raised.get());
      return;
    }
    task.trouble(Optional.empty());
    task.serve(service, before);
  }

  // ---- audits ----

  private void audit(KnownTask task, Observation observation) {
    task.service()
        .ifPresent(
            service ->
                audits
                    .enter(task, service, observation)
                    .ifPresent(raised -> alarm(task, service, raised)));
  }

  /** Audits that other gateways of the same store made. */
  private void auditOthers(KnownTask task) {
    task.service()
        .ifPresent(
            service ->
                audits
                    .others(task, service, clock.instant().minus(YOUNG))
                    .ifPresent(raised -> alarm(task, service, raised)));
  }

  private void alarm(KnownTask task, Service service, AuditAlarm.Raised raised) {
    task.end(service.number()); // First of all.
    AuditAlarm alarm = service.audits().alarm();
    String reason =
        "Audits raised the alarm: %,.0f of %,d local answers of specialist %d disagreed with the teacher, which %s at most does not explain (%s)"
            .formatted(
                alarm.evidence().losses(),
                alarm.evidence().audits(),
                service.number(),
                Percent.of(alarm.change().alpha()),
                raised.byChange() ? "a change" : "the whole record");
    Instant notBefore = clock.instant().plus(settings(task).cooldown());
    task.owed().insist(task.id(), () -> alarmed(task, service.number(), reason, notBefore));
  }

  private void alarmed(KnownTask task, int specialist, String reason, Instant notBefore) {
    if (!task.life().serving().equals(OptionalInt.of(specialist))) {
      return; // Another gateway was first.
    }
    List<Observation> all = Rows.after(store, task.id(), task.life().learnFrom());
    String last = all.isEmpty() ? task.life().learnFrom() : all.getLast().id();
    changeSurely(task, new LifeEvent.Alarmed(reason, notBefore, last));
    recount(task);
  }

  // ---- changing what is stored ----

  private boolean change(KnownTask task, LifeEvent event) {
    TaskRecord before = task.record();
    Life next = Lives.next(before.life(), event, clock.instant());
    boolean kept =
        keep(task, new TaskRecord(before.task(), before.name(), next, before.revision() + 1));
    if (kept) {
      if (next.phase() != before.life().phase()) {
        LOG.log(
            System.Logger.Level.INFO,
            "task {0} ({1}): {2} -> {3}. {4}",
            before.name(),
            task.id(),
            before.life().phase(),
            next.phase(),
            next.reason());
      }
      if (event instanceof LifeEvent.Certified && next.phase() == Phase.SERVING) {
        next.candidate()
            .ifPresent(
                ready ->
                    LOG.log(
                        System.Logger.Level.INFO,
                        "task {0} ({1}): specialist {2} is certified and waits for a person",
                        before.name(),
                        task.id(),
                        ready.specialist()));
      }
      adopt(task);
    }
    return kept;
  }

  private void changeSurely(KnownTask task, LifeEvent event) {
    if (!change(task, event)) {
      throw new LoopException("It was changed by somebody else just then.");
    }
  }

  private boolean keep(KnownTask task, TaskRecord next) {
    if (store.replace(next)) {
      task.record(next);
      return true;
    }
    store.task(task.id()).ifPresent(stored -> replaced(task, stored));
    adopt(task);
    return false;
  }

  /** Takes what somebody else stored, corrections with it. */
  private void replaced(KnownTask task, TaskRecord stored) {
    List<Correction> corrections = store.corrections(task.id());
    task.record(stored);
    corrections.forEach(one -> override(task, one));
  }

  private TaskSettings settings(KnownTask task) {
    return settings.get().of(task.record());
  }

  Path folder(KnownTask task, int specialist) {
    return specialists.resolve(task.id()).resolve(Integer.toString(specialist));
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }
}
