package dev.bantam.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Endpoint;
import dev.bantam.loop.Candidate;
import dev.bantam.loop.Correction;
import dev.bantam.loop.Life;
import dev.bantam.loop.LocalAnswer;
import dev.bantam.loop.LoopStore;
import dev.bantam.loop.Observation;
import dev.bantam.loop.Phase;
import dev.bantam.loop.TaskRecord;
import dev.bantam.loop.TeacherAnswer;
import dev.bantam.observe.task.Task;
import dev.bantam.observe.task.Template;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the loop keeps, as every store of traces keeps it. */
abstract class LoopStoreTests {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  /** A character that PostgreSQL's texts cannot hold, and one outside the first plane. */
  private static final String ODD = "a\0b\ud83d\ude00";

  abstract TraceStore store();

  private static TaskRecord task(String id, long revision, Phase phase) {
    Task task =
        new Task(
            id,
            "sorting",
            Optional.empty(),
            7,
            Endpoint.CHAT,
            ODD,
            Optional.of("key-1"),
            new AnswerFormat.PlainText(),
            new Template(List.of(new Template.Piece.Constant("\ufdd0Sort: " + ODD)), false),
            Map.of("teacher", 7L),
            List.of("x", "y"),
            Optional.empty(),
            "why");
    return new TaskRecord(
        task,
        "name",
        new Life(
            phase,
            "because",
            NOON,
            OptionalInt.of(1),
            Optional.of(new Candidate(2, Candidate.Stage.SHADOW, "0x", 300)),
            2,
            400,
            NOON.plusSeconds(1),
            "teacher fp",
            "00"),
        revision);
  }

  private static Observation observation(
      String id, double coin, boolean retry, TeacherAnswer teacher) {
    return new Observation(
        id,
        "t1",
        NOON,
        "key-1",
        coin,
        0.5,
        retry,
        ODD,
        Optional.of(new LocalAnswer(1, "lexical", ODD, 2.5, 0.99)),
        teacher);
  }

  @Test
  void tasksAreChangedByOneAtATime() {
    LoopStore loop = store().loop();
    TaskRecord first = task("t1", 0, Phase.OBSERVING);
    assertThat(loop.add(first)).isTrue();
    assertThat(loop.add(first)).isFalse();
    assertThat(loop.add(task("t0", 0, Phase.INELIGIBLE))).isTrue();
    assertThat(loop.task("t1")).contains(first);
    assertThat(loop.task("t2")).isEmpty();
    TaskRecord next = task("t1", 1, Phase.SERVING);
    assertThat(loop.replace(next)).isTrue();
    assertThat(loop.replace(task("t1", 1, Phase.PAUSED))).isFalse();
    assertThat(loop.replace(task("t2", 1, Phase.PAUSED))).isFalse();
    assertThat(loop.tasks()).containsExactly(next, task("t0", 0, Phase.INELIGIBLE));
  }

  @Test
  void observationsAreKeptOnceAndSettledOnce() {
    LoopStore loop = store().loop();
    TeacherAnswer pending = new TeacherAnswer.Pending(NOON.plusSeconds(600));
    TeacherAnswer answered = new TeacherAnswer.Answered(ODD, "teacher " + ODD);
    Observation a = observation("a", 0.1, false, pending);
    Observation b = observation("b", 0.6, false, answered);
    Observation c = observation("c", 0.2, true, new TeacherAnswer.Unusable("refused"));
    assertThat(loop.observe(List.of(c, a))).isEqualTo(2);
    assertThat(loop.observe(List.of(observation("a", 0.9, true, answered), b))).isEqualTo(1);
    assertThat(loop.observe(List.of(a))).isZero();
    assertThat(loop.observe(List.of())).isZero();
    assertThat(loop.observations("t1", "", 10)).containsExactly(a, b, c);
    assertThat(loop.observations("t1", "a", 1)).containsExactly(b);
    assertThat(loop.observations("t2", "", 10)).isEmpty();
    assertThat(loop.pending()).containsExactly(a);
    assertThat(loop.settle("a", answered)).isTrue();
    assertThat(loop.settle("a", new TeacherAnswer.Unusable("late"))).isFalse();
    assertThat(loop.settle("x", answered)).isFalse();
    assertThat(loop.pending()).isEmpty();
    assertThat(loop.observations("t1", "", 1))
        .containsExactly(observation("a", 0.1, false, answered));
  }

  @Test
  void aLaterCorrectionOfACallTakesTheEarlierOnesPlace() {
    LoopStore loop = store().loop();
    Correction first = new Correction("a", "t1", NOON, "key-1", ODD, "x");
    Correction second = new Correction("b", "t1", NOON, "", "in", "x");
    Correction third = new Correction("a", "t1", NOON.plusSeconds(1), "", ODD, "y");
    List.of(first, second, third).forEach(loop::correct);
    assertThat(loop.corrections("t1")).containsExactly(second, third);
    assertThat(loop.corrections("t2")).isEmpty();
  }

  @Test
  void whatIsDeletedIsForgottenByTheLoopToo() {
    TraceStore store = store();
    LoopStore loop = store.loop();
    TeacherAnswer answered = new TeacherAnswer.Answered("x", "m");
    store.write(List.of(StoreContract.trace("a", "key-1", "m", "{}")));
    store.write(List.of(StoreContract.trace("b", "key-2", "m", "{}")));
    for (String id : List.of("a", "b", "c")) {
      loop.observe(List.of(observation(id, 0, false, answered)));
      loop.correct(new Correction(id, "t1", NOON, "key-1", "in", "x"));
    }
    store.delete("b");
    assertThat(loop.observations("t1", "a", 9)).hasSize(1);
    assertThat(loop.corrections("t1")).hasSize(2);
    // Without a trace, as when it was dropped.
    store.deleteTenant("key-1");
    assertThat(loop.observations("t1", "", 9)).isEmpty();
    assertThat(loop.corrections("t1")).isEmpty();
    loop.observe(List.of(observation("d", 0, false, answered)));
    store.deleteBefore(NOON.plusSeconds(100 * 365 * 86_400L));
    assertThat(loop.observations("t1", "", 9)).hasSize(1);
    loop.observe(List.of(observation("0", 0, false, answered)));
    store.deleteBefore(NOON);
    assertThat(loop.observations("t1", "", 9)).hasSize(1);
  }

  @Test
  void answersOfTeachersThatTheLoopMissedAreFoundAgain() {
    TraceStore store = store();
    store.write(
        List.of(
            StoreContract.trace("a", "key-1", "m", "{}"),
            StoreContract.trace("b", "key-1", "m", "{}"),
            StoreContract.trace("c", "key-1", "m", "{}")));
    store.loop().observe(List.of(observation("b", 0, false, new TeacherAnswer.Unusable("x"))));
    assertThat(store.unobserved("", 9)).extracting(StoredTrace::id).containsExactly("a", "c");
    assertThat(store.unobserved("a", 1)).extracting(StoredTrace::id).containsExactly("c");
  }

  @Test
  void questionsAreKeptUntilTheyAreAnswered() {
    TraceStore store = store();
    QuestionTable questions = store.questions();
    for (String id : List.of("a", "b", "c", "d")) {
      questions.keep(
          new QuestionTable.Row(
              id,
              "key-" + id,
              "/v1/responses",
              new byte[] {0, -1},
              NOON.plusSeconds(id.charAt(0))));
    }
    questions.drop("b");
    questions.dropBefore(NOON.plusSeconds('b'));
    store.deleteTenant("key-d");
    List<QuestionTable.Row> all = questions.all();
    assertThat(all).extracting(QuestionTable.Row::id).containsExactly("c");
    assertThat(all.getFirst().request()).containsExactly(0, -1);
    assertThat(all.getFirst().deadline()).isEqualTo(NOON.plusSeconds('c'));
    store.delete("c");
    assertThat(questions.all()).isEmpty();
  }
}
