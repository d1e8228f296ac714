package dev.bantam.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The demo's course: traffic until a local model serves, then a change of the teacher's mind, the
 * alarm, and a new model.
 */
final class Play {

  /** Longer than that it waits for nothing. */
  private static final int MOST_CALLS_AN_ACT = 6_000;

  private static final int CALLS_SERVED = 700;
  private static final int CALLS_AT_THE_END = 300;
  private static final Duration STRETCH = Duration.ofSeconds(1);

  private enum Act {
    LEARNS,
    SERVES,
    DRIFTS,
    LEARNS_ANEW,
    SERVES_AGAIN,
    ENDS
  }

  private final Teacher teacher;
  private final Traffic traffic;
  private final Supplier<Optional<TaskSeen>> task;
  private final Figures figures;
  private final Story story;
  private final Pace pace;
  private final double alpha;
  private final Audience audience;
  private final List<Double> shares = new ArrayList<>();
  private final List<View.Remark> said = new ArrayList<>();
  private final long began = System.nanoTime();
  private Act act = Act.LEARNS;
  private int actBegan;
  private int stretchCalls;
  private int stretchLocal;
  private long stretchEnds = began + STRETCH.toNanos();
  private Optional<TaskSeen> seen = Optional.empty();

  Play(
      Teacher teacher,
      Traffic traffic,
      Supplier<Optional<TaskSeen>> task,
      Figures figures,
      Story story,
      Pace pace,
      double alpha,
      Audience audience) {
    this.teacher = teacher;
    this.traffic = traffic;
    this.task = task;
    this.figures = figures;
    this.story = story;
    this.pace = pace;
    this.alpha = alpha;
    this.audience = audience;
  }

  /**
   * Plays to the end.
   *
   * @param beginning what is said first
   * @return how it stands then
   * @throws DemoException when it cannot go on
   */
  View run(List<String> beginning) throws InterruptedException {
    beginning.forEach(text -> say(text, false));
    while (act != Act.ENDS) {
      Thread.sleep(pace.look());
      if (traffic.failure().isPresent()) {
        throw traffic.failure().get();
      }
      seen = task.get();
      Figures.Now now = figures.now();
      stretch(now);
      story.news(seen, now).forEach(text -> say(text, true));
      turn(now);
      audience.look(view());
    }
    View last = view();
    audience.end(last);
    return last;
  }

  private void turn(Figures.Now now) {
    String state = seen.map(TaskSeen::state).orElse("");
    boolean serving = state.equals("serving");
    int calls = now.calls() - actBegan;
    switch (act) {
      case LEARNS -> {
        if (serving) {
          next(Act.SERVES, now);
        } else if (calls > MOST_CALLS_AN_ACT) {
          give("No local model was certified in this run. That is chance: try again.", now);
        }
      }
      case SERVES -> {
        if (!serving) {
          give("The task stopped serving before anything was changed.", now);
        } else if (calls > CALLS_SERVED) {
          teacher.changeItsMind();
          say(story.change(now), true);
          next(Act.DRIFTS, now);
        }
      }
      case DRIFTS -> {
        if (!serving) {
          next(Act.LEARNS_ANEW, now);
        } else if (calls > MOST_CALLS_AN_ACT) {
          give("The audits saw no change in so many calls.", now);
        }
      }
      case LEARNS_ANEW -> {
        if (serving) {
          next(Act.SERVES_AGAIN, now);
        } else if (calls > MOST_CALLS_AN_ACT) {
          give("It is still learning anew; that takes as many calls as it takes.", now);
        }
      }
      case SERVES_AGAIN -> {
        if (calls > CALLS_AT_THE_END) {
          say(story.end(now), true);
          next(Act.ENDS, now);
        }
      }
      case ENDS -> {}
    }
  }

  private void next(Act following, Figures.Now now) {
    act = following;
    actBegan = now.calls();
  }

  private void give(String text, Figures.Now now) {
    say(text, true);
    next(Act.ENDS, now);
  }

  private void stretch(Figures.Now now) {
    if (System.nanoTime() < stretchEnds) {
      return;
    }
    int calls = now.calls() - stretchCalls;
    if (calls > 0) {
      shares.add((double) (now.local() - stretchLocal) / calls);
    }
    stretchCalls = now.calls();
    stretchLocal = now.local();
    stretchEnds = System.nanoTime() + STRETCH.toNanos();
  }

  private void say(String text, boolean news) {
    View.Remark remark = new View.Remark(elapsed(), text, news);
    said.add(remark);
    audience.remark(view(), remark);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private View view() {
    return new View(elapsed(), figures.now(), seen, alpha, shares, said);
  }
}
