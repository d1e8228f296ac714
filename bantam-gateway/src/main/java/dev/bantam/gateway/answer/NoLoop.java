package dev.bantam.gateway.answer;

import dev.bantam.core.Call;
import dev.bantam.gateway.config.LoopConfig;
import dev.bantam.gateway.relay.Arrival;
import dev.bantam.loop.LocalAnswer;
import dev.bantam.loop.TeacherAnswer;
import dev.bantam.observe.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A loop that knows no task. */
final class NoLoop implements RunningLoop, CallLoop, TaskBook {

  /** A call of no task. */
  private static final Arrival STRANGER =
      new Arrival() {
        @Override
        public Optional<String> task() {
          return Optional.empty();
        }

        @Override
        public double coin() {
          return 0;
        }

        @Override
        public double sample() {
          return 0;
        }

        @Override
        public Optional<LocalAnswer> answer() {
          return Optional.empty();
        }

        @Override
        public boolean stands(LocalAnswer answer) {
          return false;
        }

        @Override
        public void promised(LocalAnswer answer, Instant deadline) {
          throw new IllegalStateException("nothing was answered");
        }

        @Override
        public void answered(TeacherAnswer answer) {}
      };

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
    return STRANGER;
  }

  @Override
  public Arrival arrived(
      String id, Instant time, Call call, boolean retry, String task, double coin, double sample) {
    return STRANGER;
  }

  @Override
  public boolean corrected(Arrival arrival) {
    return false;
  }

  @Override
  public void given(Arrival arrival) {}

  @Override
  public void settled(String id, TeacherAnswer answer) {}

  @Override
  public List<TaskStatus> all() {
    return List.of();
  }

  @Override
  public Optional<TaskStatus> change(String id, Verb verb) {
    return Optional.empty();
  }

  @Override
  public Optional<TaskStatus> rename(String id, String name) {
    return Optional.empty();
  }

  @Override
  public TaskStatus declare(Task task) {
    throw new TaskException("this gateway has no loop: nothing is learned here");
  }

  @Override
  public void correct(Feedback feedback) {
    throw new TaskException("this gateway has no loop: nothing is learned here");
  }

  @Override
  public String newest() {
    return "";
  }

  @Override
  public void tick() {}

  @Override
  public void reload(LoopConfig config) {}

  @Override
  public void close() {}
}
