package dev.bantam.gateway;

import dev.bantam.core.Call;
import dev.bantam.gateway.answer.CallLoop;
import dev.bantam.gateway.answer.Feedback;
import dev.bantam.gateway.answer.RunningLoop;
import dev.bantam.gateway.answer.TaskBook;
import dev.bantam.gateway.answer.TaskException;
import dev.bantam.gateway.answer.TaskStatus;
import dev.bantam.gateway.config.LoopConfig;
import dev.bantam.gateway.relay.Arrival;
import dev.bantam.loop.LocalAnswer;
import dev.bantam.loop.LoopStore;
import dev.bantam.loop.Observation;
import dev.bantam.loop.TeacherAnswer;
import dev.bantam.observe.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A loop that does what a test tells it to, and keeps what it promises in a real store. */
final class ScriptedLoop implements RunningLoop, CallLoop, TaskBook {

  static final String TASK = "0123456789ab";
  private static final double SAMPLE = 0.5;

  /** What it was told of a call. */
  record Told(String id, double coin, boolean retry, TeacherAnswer answer) {}

  final BlockingQueue<Told> answered = new LinkedBlockingQueue<>();
  final BlockingQueue<Told> settled = new LinkedBlockingQueue<>();
  final BlockingQueue<Feedback> feedback = new LinkedBlockingQueue<>();
  private final LoopStore store;
  private volatile double coin = 1;
  private volatile Optional<String> answer = Optional.empty();
  private volatile String word = "";
  private volatile boolean broken;
  private volatile String newest = "";
  private volatile boolean corrected;

  /** How often an answer was asked for. */
  final AtomicInteger inferences = new AtomicInteger();

  /** How many calls were answered locally. */
  final AtomicInteger given = new AtomicInteger();

  private volatile TaskStatus status = status("ready", "sorting");

  ScriptedLoop(LoopStore store) {
    this.store = store;
  }

  static TaskStatus status(String state, String name) {
    return new TaskStatus(
        TASK,
        name,
        "app",
        "m",
        "teacher-1",
        state,
        "Because the test says so.",
        List.of(),
        Instant.EPOCH,
        12,
        OptionalDouble.of(0.5),
        1,
        Optional.of(new TaskStatus.Proof(0.05, 0.05, 300, 200, 3, 0.04)),
        Optional.of(
            new TaskStatus.Waiting(
                2, Optional.of(new TaskStatus.Proof(0.05, 0.05, 300, 210, 2, 0.03)))),
        Optional.of(new TaskStatus.Audits(20, 1, 0.2, OptionalDouble.empty())),
        1);
  }

  /** From now on calls are sampled, or none is. */
  void sample(boolean sampled) {
    coin = sampled ? 0.25 : 0.75;
  }

  /** From now on this is answered, or nothing. */
  void answer(String text) {
    answer = Optional.of(text).filter(some -> !some.isEmpty());
  }

  /** From now on only calls with this word are answered. */
  void answerOnly(String some) {
    word = some;
  }

  /** From now on what is answered is what a person said. */
  void correct() {
    corrected = true;
  }

  /** From now on nothing can be promised. */
  void breakDown() {
    broken = true;
  }

  @Override
  public CallLoop calls() {
    return this;
  }

  @Override
  public TaskBook tasks() {
    return this;
  }

  @Override
  public Arrival arrive(String id, Instant time, Call call, boolean retry) {
    return arrived(id, time, call, retry, TASK, coin, SAMPLE);
  }

  @Override
  public Arrival arrived(
      String id, Instant time, Call call, boolean retry, String task, double thrown, double share) {
    return new Arrival() {
      @Override
      public Optional<String> task() {
        return Optional.of(task);
      }

      @Override
      public double coin() {
        return thrown;
      }

      @Override
      public double sample() {
        return share;
      }

      @Override
      public Optional<LocalAnswer> answer() {
        inferences.incrementAndGet();
        return answer
            .filter(text -> call.messages().getLast().text().contains(word))
            .map(text -> new LocalAnswer(1, "lexical", text, 2, 0.98765));
      }

      @Override
      public boolean stands(LocalAnswer local) {
        return true;
      }

      @Override
      public void promised(LocalAnswer local, Instant deadline) {
        if (broken) {
          throw new IllegalStateException("the disk is full");
        }
        observe(Optional.of(local), new TeacherAnswer.Pending(deadline));
      }

      private void observe(Optional<LocalAnswer> local, TeacherAnswer said) {
        store.observe(
            List.of(
                new Observation(
                    id,
                    task,
                    time,
                    call.tenant().orElse(""),
                    thrown,
                    share,
                    retry,
                    "input",
                    local,
                    said)));
      }

      @Override
      public void answered(TeacherAnswer said) {
        observe(Optional.empty(), said);
        answered.add(new Told(id, thrown, retry, said));
      }
    };
  }

  @Override
  public boolean corrected(Arrival arrival) {
    return answer.isPresent() && corrected;
  }

  @Override
  public void given(Arrival arrival) {
    given.incrementAndGet();
  }

  @Override
  public void settled(String id, TeacherAnswer said) {
    if (store.settle(id, said)) {
      settled.add(new Told(id, 0, false, said));
    }
  }

  @Override
  public List<TaskStatus> all() {
    return List.of(status);
  }

  @Override
  public Optional<TaskStatus> change(String id, Verb verb) {
    if (!id.equals(TASK)) {
      return Optional.empty();
    }
    if (verb == Verb.RESUME) {
      throw new TaskException("It is not paused.");
    }
    status = status(verb == Verb.PROMOTE ? "serving" : "paused", status.name());
    return Optional.of(status);
  }

  @Override
  public Optional<TaskStatus> rename(String id, String name) {
    status = status(status.state(), name);
    return id.equals(TASK) ? Optional.of(status) : Optional.empty();
  }

  @Override
  public TaskStatus declare(Task task) {
    return status("observing", task.name());
  }

  @Override
  public void correct(Feedback said) {
    feedback.add(said);
  }

  /** From now on it knows of a call with this id. */
  ScriptedLoop knows(String id) {
    newest = id;
    return this;
  }

  @Override
  public String newest() {
    return newest;
  }

  @Override
  public void tick() {}

  @Override
  public void reload(LoopConfig config) {}

  @Override
  public void close() {}
}
