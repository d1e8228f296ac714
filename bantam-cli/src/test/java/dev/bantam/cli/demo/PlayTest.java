package dev.bantam.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Usage;
import dev.bantam.economy.PriceList;
import dev.bantam.economy.Quote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The play with the teacher in the gateway's place and a task whose states are given. */
@Timeout(120)
class PlayTest {

  private static final Pace PACE = new Pace(0, 20_000, 16, Duration.ofMillis(5));

  private static final class Notes implements Audience {
    final List<String> remarks = new ArrayList<>();
    int looks;
    boolean ended;

    @Override
    public void remark(View view, View.Remark remark) {
      remarks.add(remark.text());
    }

    @Override
    public void look(View view) {
      looks++;
    }

    @Override
    public void end(View view) {
      ended = true;
    }
  }

  private static Figures figures(Supplier<Usage> asked) {
    return new Figures(((Quote.Known) PriceList.builtIn().find(Wire.MODEL)).price(), asked);
  }

  @Test
  void whatTheTeacherIsAskedBesideALocalAnswerIsNotSaved() {
    Usage one = new Usage(1_000, 0, 100, 0);
    AtomicReference<Usage> asked = new AtomicReference<>(one);
    Figures figures = figures(asked::get);
    figures.add(new Heard("a", "b", "upstream:x", 1_000, one), true);
    assertThat(figures.now().saved()).isZero();
    figures.add(new Heard("a", "b", "local:lexical", 1_000, one), true);
    assertThat(figures.now().saved()).isPositive();
    asked.set(new Usage(2_000, 0, 200, 0));
    assertThat(figures.now().saved()).isZero();
  }

  private static TaskSeen task(String state) {
    return new TaskSeen(
        "team-urgent",
        state,
        "because",
        Optional.of(new TaskSeen.Certificate(400, 320, 12)),
        100,
        3);
  }

  @Test
  void tellsTheWholeStory() throws InterruptedException {
    List<RecordedCall> calls = RecordedCall.all().subList(0, 200);
    Figures figures = figures(() -> Usage.NONE);
    Notes notes = new Notes();
    try (Teacher teacher = new Teacher(calls, 0);
        Application application = new Application(teacher.url().toString());
        Traffic traffic =
            new Traffic(
                application,
                calls.stream().map(RecordedCall::text).toList(),
                PACE,
                heard ->
                    figures.add(heard, heard.answer().equals(teacher.answer(heard.message()))))) {
      List<String> states =
          new ArrayList<>(List.of("", "observing", "learning", "shadow", "serving"));
      Play play =
          new Play(
              teacher,
              traffic,
              () -> {
                boolean drifting = notes.remarks.getLast().contains("changes its mind");
                if (drifting) {
                  states.addAll(List.of("alarmed", "observing", "learning", "shadow", "serving"));
                }
                String state = states.size() > 1 ? states.removeFirst() : states.getFirst();
                return state.isEmpty() ? Optional.empty() : Optional.of(task(state));
              },
              figures,
              new Story(calls.size(), 0.1),
              PACE,
              0.1,
              notes);
      View end = play.run(List.of("Once upon a time"));
      assertThat(end.figures().calls()).isGreaterThan(1_000);
      assertThat(end.figures().upstreamMillis()).isPresent();
      assertThat(end.said()).hasSameSizeAs(notes.remarks);
    }
    assertThat(notes.looks).isPositive();
    assertThat(notes.ended).isTrue();
    assertThat(String.join("\n", notes.remarks))
        .contains("one task, called team-urgent", "frozen", "On 400 later calls", "Alarm")
        .contains("payments goes to accounts", "since the alarm", "It answers again")
        .contains("All 200 messages were asked");
  }

  @Test
  void theTeacherChangesTwoTeamsAndNothingElse() throws InterruptedException {
    List<RecordedCall> calls = RecordedCall.all().subList(0, 100);
    try (Teacher teacher = new Teacher(calls, 0);
        Application application = new Application(teacher.url().toString())) {
      for (RecordedCall call : calls) {
        assertThat(application.ask(call.text()).answer())
            .isEqualTo(teacher.answer(call.text()))
            .isEqualTo(Wire.answer(call.team(), call.urgent()));
      }
      teacher.changeItsMind();
      for (RecordedCall call : calls) {
        String team =
            call.team().equals("payments")
                ? "accounts"
                : call.team().equals("accounts") ? "payments" : call.team();
        Heard heard = application.ask(call.text());
        assertThat(heard.answer())
            .isEqualTo(teacher.answer(call.text()))
            .isEqualTo(Wire.answer(team, call.urgent()));
        assertThat(heard.usage()).isEqualTo(call.usage());
        assertThat(heard.local()).isFalse();
      }
    }
  }

  @Test
  void nothingIsAskedTwiceBeforeAllWasAsked() {
    List<RecordedCall> calls = RecordedCall.all().subList(0, 300);
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    try (Teacher teacher = new Teacher(calls, 0);
        Application application = new Application(teacher.url().toString());
        Traffic traffic =
            new Traffic(
                application,
                calls.stream().map(RecordedCall::text).toList(),
                new Pace(0, 20_000, 1, Duration.ofMillis(5)),
                heard -> asked.add(heard.message()))) {
      List<String> first = new ArrayList<>();
      while (first.size() < 600) {
        asked.drainTo(first, 600 - first.size());
        assertThat(traffic.failure()).isEmpty();
      }
      assertThat(first.subList(0, 300)).doesNotHaveDuplicates();
      assertThat(first.subList(300, 600)).doesNotHaveDuplicates();
      assertThat(first.subList(0, 300)).isNotEqualTo(first.subList(300, 600));
    }
  }

  @Test
  void theRecordingIsOfDifferentMessages() {
    List<RecordedCall> calls = RecordedCall.all();
    assertThat(calls).hasSizeGreaterThan(3_000);
    assertThat(calls).extracting(RecordedCall::text).doesNotHaveDuplicates();
  }
}
