package dev.bantam.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be said when a task goes from one state to another. */
final class Story {

  private final int messages;
  private final double alpha;
  private String state = "";
  private boolean changed;
  private boolean alarmed;
  private int callsAtChange;
  private int differingAtChange;
  private int localAtChange;
  private int differingAtAlarm;
  private int localAtAlarm;
  private boolean repeated;

  /**
   * @param messages how many different ones there are
   */
  Story(int messages, double alpha) {
    this.messages = messages;
    this.alpha = alpha;
  }

  /**
   * What is to be said first.
   *
   * @param latency the share of the recorded time that the stand-in takes
   */
  List<String> beginning(String gateway, double sample, double latency) {
    return List.of(
        ("A gateway runs at %s/v1. A helpdesk's application asks %s through it, for every message:"
                + " which team, and is it urgent?")
            .formatted(gateway, Wire.MODEL),
        "No model is asked in fact: a stand-in repeats the recorded answers and takes %s."
            .formatted(
                latency == 1
                    ? "the recorded time"
                    : "%.0f %% of the recorded time".formatted(latency * 100)),
        ("A minute is short. So the promise is %.0f %% here instead of 5 %%, and once a local model"
                + " serves, the large one checks %.0f %% of the calls instead of 5 %%.")
            .formatted(alpha * 100, sample * 100));
  }

  /** What is to be said of how things stand now. */
  List<String> news(Optional<TaskSeen> task, Figures.Now figures) {
    List<String> said = new ArrayList<>();
    if (!repeated && figures.calls() > messages) {
      repeated = true;
      said.add(
          "All %,d messages were asked; from here they come again, in another order."
              .formatted(messages));
    }
    task.ifPresent(
        seen -> {
          if (!seen.state().equals(state)) {
            String before = state;
            state = seen.state();
            turn(before, seen, figures).ifPresent(said::add);
          }
        });
    return said;
  }

  /** What is to be said when the teacher changes its mind. */
  String change(Figures.Now figures) {
    changed = true;
    callsAtChange = figures.calls();
    differingAtChange = figures.differing();
    localAtChange = figures.local();
    return ("Now the large model changes its mind: what went to %s goes to %s, and the other way"
            + " round. Nobody tells Bantam.")
        .formatted(Teacher.ONE, Teacher.OTHER);
  }

  /** What is to be said at the end, once all of that has come. */
  String end(Figures.Now figures) {
    return ("Of the local answers, %s differed from the large model's before it changed its mind, %s"
            + " from there to the alarm, and %s since then.")
        .formatted(
            part(differingAtChange, localAtChange),
            part(differingAtAlarm - differingAtChange, localAtAlarm - localAtChange),
            part(figures.differing() - differingAtAlarm, figures.local() - localAtAlarm));
  }

  private static String part(int differing, int local) {
    return local == 0
        ? "none"
        : "%,d of %,d (%.1f %%)".formatted(differing, local, 100.0 * differing / local);
  }

  private Optional<String> turn(String before, TaskSeen task, Figures.Now figures) {
    return switch (task.state()) {
      case "observing" ->
          Optional.of(
              before.isEmpty()
                  ? ("%,d calls share their instructions and the form of their answers: one task,"
                          + " called %s. Its answers are gathered.")
                      .formatted(figures.calls(), task.name())
                  : "Its answers are gathered: " + task.reason());
      case "learning" ->
          Optional.of(
              "A small model is being learned from the answers %s."
                  .formatted(alarmed ? "since the alarm" : "so far"));
      case "shadow" ->
          Optional.of(
              "It is learned, and frozen. Before it answers anything it must prove itself on calls"
                  + " that came after those it was learned from.");
      case "ready" -> Optional.of("It is certified and waits to be promoted.");
      case "serving" -> Optional.of(serving(task));
      case "alarmed" -> {
        alarmed = true;
        differingAtAlarm = figures.differing();
        localAtAlarm = figures.local();
        yield Optional.of(alarm(task, figures));
      }
      default -> Optional.of("%s: %s".formatted(task.state(), task.reason()));
    };
  }

  private String serving(TaskSeen task) {
    String proof =
        task.certificate()
            .map(
                certified ->
                    "On %,d later calls it would have answered %,d, and differed in %,d. "
                        .formatted(
                            certified.rows(), certified.accepted(), certified.disagreements()))
            .orElse("");
    return proof
        + "Certified: with 95 %% confidence it differs in at most %.0f %%. ".formatted(alpha * 100)
        + (alarmed
            ? "It answers again, as the large model does now."
            : "From now on it answers what it is sure of; the rest goes upstream.");
  }

  private String alarm(TaskSeen task, Figures.Now figures) {
    String after =
        changed
            ? "That was %,d calls after the change; %,d local answers differed meanwhile. "
                .formatted(figures.calls() - callsAtChange, figures.differing() - differingAtChange)
            : "";
    return "Alarm. %s ".formatted(task.reason())
        + after
        + "No local answer from here on: every call goes upstream again.";
  }
}
