package dev.bantam.cli.demo;

import dev.bantam.economy.Price;
import dev.bantam.economy.PriceList;
import dev.bantam.economy.Quote;
import dev.bantam.gateway.config.LoopConfig;
import dev.bantam.gateway.config.SampleConfig;
import dev.bantam.gateway.config.TaskConfig;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The demo, put together: the stand-in for a large model, the applications, and the audience. The
 * gateway between them is the caller's.
 */
public final class Demo implements AutoCloseable {

  /** What the certificate of the demo's task promises. */
  public static final double ALPHA = 0.1;

  /** The share of calls that is put to the large model too, once a local one serves. */
  public static final double SAMPLE = 0.5;

  /** From how many answers the first local model is learned. */
  public static final int LEARN_AFTER = 800;

  private static final Duration COOLDOWN = Duration.ofSeconds(1);

  private final List<RecordedCall> calls = RecordedCall.all();
  private final Pace pace;
  private final Teacher teacher;

  /**
   * Starts the stand-in.
   *
   * @param fast whether it takes hardly any time
   */
  public Demo(boolean fast) {
    this.pace = fast ? Pace.FAST : Pace.USUAL;
    this.teacher = new Teacher(calls, pace.latency());
  }

  /** How the gateway has to learn. */
  public static LoopConfig loop() {
    TaskConfig usual = TaskConfig.DEFAULT;
    return new LoopConfig(
        true,
        LoopConfig.DEFAULT.deadline(),
        new TaskConfig(
            ALPHA,
            usual.delta(),
            TaskConfig.Promote.AUTO,
            SampleConfig.always(SAMPLE),
            usual.rungs(),
            OptionalInt.of(LEARN_AFTER),
            usual.neverLocal(),
            usual.pool(),
            COOLDOWN),
        Map.of());
  }

  /** The base URL of the stand-in. */
  public URI upstream() {
    return teacher.url();
  }

  /**
   * Plays.
   *
   * @param gateway the gateway's URL, without a path
   * @param tasks what its API says of its tasks
   * @param out where it is shown
   * @param live whether a picture can be drawn again in its place
   * @param columns how many characters fit on a line
   * @throws DemoException when it cannot go on
   */
  public void play(
      String gateway,
      Supplier<List<JsonNode>> tasks,
      PrintWriter out,
      boolean live,
      int columns,
      Ink ink)
      throws InterruptedException {
    Screen screen = new Screen(columns, ink);
    Audience audience = live ? new LivePicture(out, screen) : new Lines(out, screen);
    Figures figures = new Figures(price(), teacher::usage);
    Story story = new Story(calls.size(), ALPHA);
    try (Application application = new Application(gateway + "/v1");
        Traffic traffic =
            new Traffic(
                application,
                calls.stream().map(RecordedCall::text).toList(),
                pace,
                heard -> figures.add(heard, agrees(heard)))) {
      new Play(teacher, traffic, first(tasks), figures, story, pace, ALPHA, audience)
          .run(story.beginning(gateway, SAMPLE, pace.latency()));
    }
  }

  private boolean agrees(Heard heard) {
    return heard.answer().equals(teacher.answer(heard.message()));
  }

  private static Supplier<Optional<TaskSeen>> first(Supplier<List<JsonNode>> tasks) {
    return () -> tasks.get().stream().findFirst().map(TaskSeen::of);
  }

  private static Price price() {
    if (PriceList.builtIn().find(Wire.MODEL) instanceof Quote.Known known) {
      return known.price();
    }
    throw new IllegalStateException("no price of " + Wire.MODEL);
  }

  @Override
  public void close() {
    teacher.close();
  }
}
