package dev.bantam.gateway.answer;

import dev.bantam.core.Call;
import dev.bantam.core.Certificate;
import dev.bantam.gateway.config.LoopConfig;
import dev.bantam.gateway.relay.Arrival;
import dev.bantam.loop.Coin;
import dev.bantam.loop.Correction;
import dev.bantam.loop.Learners;
import dev.bantam.loop.LifeEvent;
import dev.bantam.loop.LocalAnswer;
import dev.bantam.loop.Loop;
import dev.bantam.loop.LoopException;
import dev.bantam.loop.LoopStore;
import dev.bantam.loop.TaskView;
import dev.bantam.loop.TeacherAnswer;
import dev.bantam.observe.task.Task;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The loop as the gateway speaks to it. */
public final class LearningLoop implements RunningLoop, CallLoop, TaskBook {

  private static final String SPECIALISTS = "specialists";

  private final Loop loop;

  private LearningLoop(Loop loop) {
    this.loop = loop;
  }

  /** Loops that learn so. */
  public static OpenLoop by(Supplier<Learners> learners) {
    return (config, store, home) -> open(config, store, home, learners.get());
  }

  private static LearningLoop open(
      LoopConfig config, LoopStore store, Path home, Learners learners) {
    return new LearningLoop(
        new Loop(
            LoopSettingsReading.of(config),
            store,
            home.resolve(SPECIALISTS),
            learners,
            Coin.secret(),
            InstantSource.system()));
  }

  @Override
  public CallLoop calls() {
    return this;
  }

  @Override
  public TaskBook tasks() {
    return this;
  }

  /** An arrival that knows its loop. */
  private record Known(Loop loop, dev.bantam.loop.Arrival arrival) implements Arrival {

    @Override
    public Optional<String> task() {
      return arrival.task().isEmpty() ? Optional.empty() : Optional.of(arrival.task());
    }

    @Override
    public double coin() {
      return arrival.coin();
    }

    @Override
    public double sample() {
      return arrival.sample();
    }

    @Override
    public Optional<LocalAnswer> answer() {
      return loop.answer(arrival);
    }

    @Override
    public void promised(LocalAnswer answer, Instant deadline) {
      loop.promised(arrival, answer, deadline);
    }

    @Override
    public boolean stands(LocalAnswer answer) {
      return loop.stands(arrival, answer);
    }

    @Override
    public void answered(TeacherAnswer answer) {
      loop.answered(arrival, answer);
    }
  }

  @Override
  public Arrival arrive(String id, Instant time, Call call, boolean retry) {
    return new Known(loop, loop.arrive(id, time, call, retry));
  }

  @Override
  public Arrival arrived(
      String id, Instant time, Call call, boolean retry, String task, double coin, double sample) {
    return new Known(loop, loop.arrived(id, time, call, retry, task, coin, sample));
  }

  @Override
  public boolean corrected(Arrival arrival) {
    return arrival instanceof Known known && loop.corrected(known.arrival());
  }

  @Override
  public void given(Arrival arrival) {
    if (arrival instanceof Known known) {
      loop.given(known.arrival());
    }
  }

  @Override
  public void settled(String id, TeacherAnswer answer) {
    loop.settled(id, answer);
  }

  @Override
  public List<TaskStatus> all() {
    return loop.tasks().stream().map(LearningLoop::status).toList();
  }

  @Override
  public Optional<TaskStatus> change(String id, Verb verb) {
    LifeEvent event =
        switch (verb) {
          case PROMOTE -> new LifeEvent.Promoted();
          case PAUSE -> new LifeEvent.Paused();
          case RESUME -> new LifeEvent.Resumed();
          case RELEARN -> new LifeEvent.RelearnAsked();
        };
    return possible(() -> loop.told(id, event)).map(LearningLoop::status);
  }

  @Override
  public Optional<TaskStatus> rename(String id, String name) {
    return possible(() -> loop.rename(id, name)).map(LearningLoop::status);
  }

  @Override
  public TaskStatus declare(Task task) {
    return status(possible(() -> loop.declare(task)));
  }

  @Override
  public void correct(Feedback feedback) {
    String input =
        loop.task(feedback.task())
            .flatMap(task -> task.record().task().template().input(feedback.call()))
            .orElseThrow(() -> new TaskException("This call is of no task any more."));
    Correction correction =
        new Correction(
            feedback.id(),
            feedback.task(),
            feedback.time(),
            feedback.source(),
            input,
            feedback.answer());
    possible(
        () -> {
          loop.correct(correction);
          return true;
        });
  }

  private static <T> T possible(Supplier<T> action) {
    try {
      return action.get();
    } catch (LoopException e) {
      throw new TaskException(String.valueOf(e.getMessage()));
    }
  }

  private static TaskStatus status(TaskView view) {
    Task task = view.record().task();
    return new TaskStatus(
        task.id(),
        view.record().name(),
        task.tenant().orElse(""),
        task.model(),
        view.record().life().teacher(),
        view.record().life().phase().name().toLowerCase(Locale.ROOT),
        view.reason(),
        view.warnings(),
        view.record().life().since(),
        view.calls(),
        view.localShare(),
        view.record().life().serving().orElse(0),
        view.certificate().map(LearningLoop::proof),
        view.waiting()
            .map(
                waiting ->
                    new TaskStatus.Waiting(
                        waiting.specialist(), waiting.certificate().map(LearningLoop::proof))),
        view.audits()
            .map(
                audits ->
                    new TaskStatus.Audits(
                        audits.count(),
                        audits.disagreements(),
                        audits.bound(),
                        audits.teacherDisagreement())),
        view.record().revision());
  }

  private static TaskStatus.Proof proof(Certificate certificate) {
    return new TaskStatus.Proof(
        certificate.alpha(),
        certificate.delta(),
        certificate.rows(),
        certificate.accepted(),
        certificate.disagreements(),
        certificate.bound());
  }

  @Override
  public String newest() {
    return loop.newest();
  }

  @Override
  public void tick() {
    loop.tick();
  }

  @Override
  public void reload(LoopConfig config) {
    loop.reload(LoopSettingsReading.of(config));
  }

  @Override
  public void close() {
    loop.close();
  }
}
