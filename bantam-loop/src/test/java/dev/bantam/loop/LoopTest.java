package dev.bantam.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task's life from its first call on, as a gateway would see it. */
class LoopTest {

  private static final Messages MESSAGES = new Messages(4, 0.5);

  @TempDir private Path folder = Path.of("");

  private final LoopStore store = new MemoryLoopStore();

  private Street street(TaskSettings settings) {
    return new Street(store, folder, LoopSettings.of(settings), MESSAGES.labels(), MESSAGES::label);
  }

  private static TaskSettings automatic() {
    return TaskSettings.defaults().promotedAutomatically();
  }

  /** Calls until the task serves, at most so many. */
  private static void serve(Street street, long seed) {
    for (String input : MESSAGES.some(6_000, seed)) {
      street.call(input);
      if (street.phase() == Phase.SERVING) {
        return;
      }
    }
    throw new AssertionError("it never served: " + street.task());
  }

  private static double localShare(List<Street.Passed> calls) {
    return calls.stream().filter(call -> call.local().isPresent()).count() / (double) calls.size();
  }

  @Test
  void isObservedLearnedCertifiedOnLaterCallsAndServed() {
    Street street = street(automatic());
    assertThat(localShare(street.run(MESSAGES.some(300, 1)))).isZero();
    serve(street, 2);
    TaskView task = street.task();
    assertThat(task.certificate()).isPresent();
    assertThat(task.certificate().get().teacher()).contains("teacher-1");
    List<Street.Passed> later = street.run(MESSAGES.some(2_000, 3));
    assertThat(localShare(later)).isGreaterThan(0.5);
    long wrong = later.stream().filter(Street.Passed::wrong).count();
    assertThat(wrong / (2_000 * localShare(later))).isLessThan(0.07);
    assertThat(street.task().audits().orElseThrow().count()).isBetween(30L, 150L);
    assertThat(street.phase()).isEqualTo(Phase.SERVING);
  }

  @Test
  void waitsForAPersonWhereOneHasToPromote() {
    Street street = street(TaskSettings.defaults());
    for (String input : MESSAGES.some(6_000, 2)) {
      street.call(input);
      if (street.phase() == Phase.READY) {
        break;
      }
    }
    assertThat(street.phase()).isEqualTo(Phase.READY);
    assertThat(localShare(street.run(MESSAGES.some(200, 3)))).isZero();
    String id = street.task().record().task().id();
    street.loop().told(id, new LifeEvent.Promoted());
    assertThat(street.phase()).isEqualTo(Phase.SERVING);
    assertThat(localShare(street.run(MESSAGES.some(200, 4)))).isPositive();
    street.loop().told(id, new LifeEvent.Paused());
    assertThat(localShare(street.run(MESSAGES.some(200, 5)))).isZero();
    street.loop().told(id, new LifeEvent.Resumed());
    assertThat(localShare(street.run(MESSAGES.some(200, 6)))).isPositive();
    assertThatExceptionOfType(LoopException.class)
        .isThrownBy(() -> street.loop().told(id, new LifeEvent.Resumed()))
        .withMessageContaining("not paused");
  }

  @Test
  void aTeacherThatChangesItsMindRaisesTheAlarmAndIsLearnedAnew() {
    Street street = street(automatic().withCooldown(Duration.ofMinutes(5)));
    serve(street, 2);
    street.teacher("teacher-1", input -> turned(MESSAGES.label(input)));
    int calls = 0;
    for (String input : MESSAGES.some(20_000, 7)) {
      street.call(input);
      calls++;
      if (street.phase() != Phase.SERVING) {
        break;
      }
    }
    assertThat(street.phase()).isEqualTo(Phase.ALARMED);
    assertThat(street.task().reason()).contains("disagreed with the teacher");
    assertThat(calls).isLessThan(3_000);
    assertThat(localShare(street.run(MESSAGES.some(100, 8)))).isZero();
    street.pass(Duration.ofMinutes(6));
    assertThat(street.phase()).isEqualTo(Phase.OBSERVING);
    serve(street, 9);
    assertThat(street.task().record().life().serving().orElseThrow()).isGreaterThan(1);
  }

  private static String turned(String label) {
    return switch (label) {
      case "category-a" -> "category-b";
      case "category-b" -> "category-a";
      default -> label;
    };
  }

  @Test
  void anotherTeacherStartsAnew() {
    Street street = street(automatic());
    serve(street, 2);
    street.teacher("teacher-2", MESSAGES::label);
    street.run(MESSAGES.some(400, 3));
    assertThat(street.phase()).isNotEqualTo(Phase.SERVING);
    assertThat(street.task().record().life().teacher()).isEqualTo("teacher-2");
  }

  @Test
  void goesOnAfterACrashWithEveryAudit() {
    Street street = street(automatic());
    serve(street, 2);
    street.run(MESSAGES.some(1_000, 3));
    TaskView.Audits before = street.task().audits().orElseThrow();
    street.crash();
    assertThat(street.task().audits().orElseThrow().count()).isEqualTo(before.count());
    assertThat(street.task().audits().orElseThrow().disagreements())
        .isEqualTo(before.disagreements());
    assertThat(localShare(street.run(MESSAGES.some(300, 4)))).isPositive();
  }

  @Test
  void aTeacherThatStaysSilentDisagrees() {
    Street street = street(automatic());
    serve(street, 2);
    street.silence(true);
    street.run(MESSAGES.some(600, 3));
    long silent = store.pending().size();
    assertThat(silent).isPositive();
    assertThat(street.task().audits().orElseThrow().count()).isZero();
    street.pass(Duration.ofMinutes(2));
    assertThat(store.pending()).isEmpty();
    assertThat(street.phase()).isEqualTo(Phase.ALARMED);
  }

  @Test
  void aFolderThatSomebodyEditedAnswersNothing() throws Exception {
    Street street = street(automatic());
    serve(street, 2);
    String id = street.task().record().task().id();
    int number = street.task().record().life().serving().orElseThrow();
    Path weights =
        folder.resolve(id).resolve(Integer.toString(number)).resolve("lexical.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    street.crash();
    assertThat(street.phase()).isNotEqualTo(Phase.SERVING);
    assertThat(street.task().reason()).startsWith("Its specialist cannot be used: ");
    assertThat(localShare(street.run(MESSAGES.some(50, 3)))).isZero();
  }

  @Test
  void anExpiredCertificateIsSeenAndItIsLearnedAnew() {
    Street street = street(automatic());
    serve(street, 2);
    street.pass(Duration.ofDays(179));
    assertThat(street.phase()).isEqualTo(Phase.SERVING);
    street.pass(Duration.ofDays(2));
    assertThat(street.phase()).isNotEqualTo(Phase.SERVING);
    assertThat(street.task().reason()).contains("certificate expired");
    assertThat(localShare(street.run(MESSAGES.some(50, 3)))).isZero();
    serve(street, 4);
    assertThat(street.task().record().life().serving()).hasValue(2);
    assertThat(localShare(street.run(MESSAGES.some(200, 5)))).isPositive();
  }

  @Test
  void aCertifiedSpecialistBesideTheOneThatServesIsSeen() {
    Street street = street(TaskSettings.defaults().withSample(SampleSchedule.always(1)));
    promote(street, 2);
    for (String input : MESSAGES.some(6_000, 4)) {
      street.call(input);
      if (street.task().waiting().isPresent()) {
        break;
      }
    }
    TaskView task = street.task();
    assertThat(street.phase()).isEqualTo(Phase.SERVING);
    assertThat(task.waiting().orElseThrow().specialist()).isGreaterThan(1);
    assertThat(task.waiting().get().certificate()).isPresent();
    assertThat(task.certificate()).isNotEqualTo(task.waiting().get().certificate());
    assertThat(task.reason()).contains("answers.", "waits for a person to promote it");
    street.loop().told(task.record().task().id(), new LifeEvent.RelearnAsked());
    assertThat(street.task().waiting()).isEmpty();
    assertThat(street.task().record().life().specialists())
        .isGreaterThan(task.waiting().get().specialist());
  }

  private static void promote(Street street, long seed) {
    for (String input : MESSAGES.some(6_000, seed)) {
      street.call(input);
      if (street.phase() == Phase.READY) {
        break;
      }
    }
    street.loop().told(street.task().record().task().id(), new LifeEvent.Promoted());
  }

  @Test
  void valuesThatAreNeverAnsweredLocallyAreHeldBackAtOnce() {
    Street street = street(automatic());
    serve(street, 2);
    List<String> inputs = MESSAGES.some(400, 3);
    assertThat(street.run(inputs)).anyMatch(LoopTest::saysA);
    for (String never : List.of("category-a", "category=category-a")) {
      street.loop().reload(LoopSettings.of(automatic().withNeverLocal(List.of(never))));
      assertThat(street.run(inputs))
          .noneMatch(LoopTest::saysA)
          .anyMatch(passed -> passed.local().isPresent());
    }
    street.loop().reload(LoopSettings.of(automatic()));
    assertThat(street.run(inputs)).anyMatch(LoopTest::saysA);
  }

  private static boolean saysA(Street.Passed passed) {
    return passed.local().filter(local -> local.text().equals("category-a")).isPresent();
  }

  @Test
  void aPersonsWordHoldsInAnotherGatewayToo() {
    Street street = street(automatic());
    serve(street, 2);
    String input = "word1 word2 what nobody can tell";
    try (Loop other = street.another()) {
      long before = other.tasks().getFirst().record().revision();
      street.loop().correct(correction(street.task().record().task().id(), input, "category-c"));
      other.tick();
      assertThat(street.call(other, input, false).local().orElseThrow().rung())
          .isEqualTo("correction");
      assertThat(other.tasks().getFirst().record().revision()).isGreaterThan(before);
    }
  }

  @Test
  void aPersonsWordAnswersTheVerySameInputAndAuditsNothing() {
    Street street = street(automatic());
    serve(street, 2);
    String id = street.task().record().task().id();
    String input = "word1 word2 what nobody can tell";
    street.loop().correct(correction(id, input, "category-c"));
    Street.Passed passed = street.call(input);
    assertThat(passed.local().orElseThrow().text()).isEqualTo("category-c");
    assertThat(passed.local().orElseThrow().rung()).isEqualTo("correction");
    long before = street.task().audits().orElseThrow().count();
    for (int i = 0; i < 200; i++) {
      street.call(input);
    }
    assertThat(street.task().audits().orElseThrow().count()).isEqualTo(before);
    assertThatExceptionOfType(LoopException.class)
        .isThrownBy(() -> street.loop().correct(correction(id, input, "category-z")))
        .withMessageContaining("no answer of");
    street.crash();
    assertThat(street.call(input).local().orElseThrow().rung()).isEqualTo("correction");
  }

  @Test
  void anAlarmInOneGatewayEndsLocalAnswersInTheOther() {
    Street street = street(automatic());
    serve(street, 2);
    try (Loop other = street.another()) {
      assertThat(localAnswers(street, other, 3)).isPositive();
      street.teacher("teacher-1", input -> turned(MESSAGES.label(input)));
      for (String input : MESSAGES.some(20_000, 7)) {
        street.call(input);
        if (street.phase() == Phase.ALARMED) {
          break;
        }
      }
      assertThat(street.phase()).isEqualTo(Phase.ALARMED);
      other.tick();
      assertThat(localAnswers(street, other, 4)).isZero();
      assertThat(other.tasks().getFirst().record().life().phase()).isEqualTo(Phase.ALARMED);
    }
  }

  private static long localAnswers(Street street, Loop loop, long seed) {
    return MESSAGES.some(50, seed).stream()
        .filter(input -> street.call(loop, input, false).local().isPresent())
        .count();
  }

  @Test
  void auditsOfTheOtherGatewayCountHereToo() {
    Street street = street(automatic().withSample(SampleSchedule.always(0.5)));
    serve(street, 2);
    try (Loop other = street.another()) {
      localAnswers(street, other, 3);
      localAnswers(street, other, 4);
      long there = other.tasks().getFirst().audits().orElseThrow().count();
      assertThat(there).isPositive();
      assertThat(street.task().audits().orElseThrow().count()).isZero();
      street.loop().tick();
      street.loop().tick();
      assertThat(street.task().audits().orElseThrow().count()).isEqualTo(there);
    }
  }

  @Test
  void aRetryCountsOnce() {
    Street street = street(automatic().withSample(SampleSchedule.always(1)));
    serve(street, 2);
    List<String> inputs = MESSAGES.some(200, 3);
    inputs.forEach(street::call);
    long audits = street.task().audits().orElseThrow().count();
    assertThat(audits).isPositive();
    inputs.forEach(street::retry);
    assertThat(street.task().audits().orElseThrow().count()).isEqualTo(audits);
  }

  @Test
  void freeTextIsOfNoUseAndSaysSo() {
    Street street =
        new Street(
            store,
            folder,
            LoopSettings.of(automatic()),
            List.of(),
            input -> "Dear customer, " + input);
    street.run(MESSAGES.some(500, 1));
    assertThat(street.phase()).isEqualTo(Phase.INELIGIBLE);
    assertThat(street.task().reason()).contains("different answers");
  }

  @Test
  void plainAnswersFromAClosedListAreLearnedOnceThatIsClear() {
    Street street =
        new Street(store, folder, LoopSettings.of(automatic()), List.of(), MESSAGES::label);
    street.run(MESSAGES.some(200, 1));
    assertThat(street.phase()).isEqualTo(Phase.INELIGIBLE);
    street.run(MESSAGES.some(400, 2));
    street.loop().tick();
    assertThat(street.phase()).isNotEqualTo(Phase.INELIGIBLE);
    serve(street, 3);
    assertThat(localShare(street.run(MESSAGES.some(200, 4)))).isPositive();
  }

  @Test
  void crashesLoseAndRepeatNoAudit() {
    Street street = street(automatic().withSample(SampleSchedule.always(0.3)));
    serve(street, 2);
    SplittableRandom random = new SplittableRandom(17);
    long promised = 0;
    for (String input : MESSAGES.some(1_500, 3)) {
      street.silence(random.nextInt(10) == 0);
      Street.Passed passed = street.call(input);
      promised += passed.local().isPresent() && passed.asked() ? 1 : 0;
      if (random.nextInt(40) == 0) {
        street.crash();
      }
    }
    street.pass(Duration.ofMinutes(2)); // Who stayed silent disagrees now.
    street.crash();
    TaskView task = street.task();
    String id = task.record().task().id();
    assertThat(task.record().life().phase()).isEqualTo(Phase.ALARMED);
    List<Observation> all = Rows.after(store, id, "");
    assertThat(all.stream().filter(one -> one.local().isPresent()).count()).isEqualTo(promised);
    assertThat(all).extracting(Observation::id).doesNotHaveDuplicates();
    assertThat(store.pending()).isEmpty();
  }

  @Test
  void noAnswerGoesOutOnceLocalAnswersHaveEnded() {
    Street street = street(automatic().withSample(SampleSchedule.always(1)));
    serve(street, 2);
    Loop loop = street.loop();
    String id = street.task().record().task().id();
    Arrival arrival = Arrivals.answered(street, MESSAGES.some(100, 3));
    LocalAnswer answer = loop.answer(arrival).orElseThrow();
    assertThat(loop.stands(arrival, answer)).isTrue();
    loop.told(id, new LifeEvent.Paused());
    assertThat(loop.stands(arrival, answer)).isFalse();
    int before = Rows.after(store, id, "").size();
    assertThatExceptionOfType(LoopException.class)
        .isThrownBy(() -> loop.promised(arrival, answer, street.instant().plusSeconds(60)));
    assertThat(Rows.after(store, id, "")).hasSize(before);
    assertThat(store.pending()).isEmpty();
  }

  @Test
  void whatEndsWhileAPromiseIsStoredIsItsTeachersAlone() {
    Runnable[] whileStored = {() -> {}};
    Street street = hooked(whileStored);
    Loop loop = street.loop();
    String id = street.task().record().task().id();
    Arrival arrival = Arrivals.answered(street, MESSAGES.some(100, 3));
    LocalAnswer answer = loop.answer(arrival).orElseThrow();
    whileStored[0] = () -> loop.told(id, new LifeEvent.Paused());
    assertThatExceptionOfType(LoopException.class)
        .isThrownBy(() -> loop.promised(arrival, answer, street.instant().plusSeconds(60)));
    whileStored[0] = () -> {};
    answerIsStored(street, arrival);
  }

  @Test
  void aPromiseWhoseStoringWasNotConfirmedIsSettledByTheTeachersAnswer() {
    Runnable[] onceStored = {() -> {}};
    Street street = hooked(onceStored);
    Loop loop = street.loop();
    Arrival arrival = Arrivals.answered(street, MESSAGES.some(100, 3));
    LocalAnswer answer = loop.answer(arrival).orElseThrow();
    TaskView.Audits before = street.task().audits().orElseThrow();
    onceStored[0] =
        () -> {
          throw new LoopException("The connection was lost.");
        };
    assertThatExceptionOfType(LoopException.class)
        .isThrownBy(() -> loop.promised(arrival, answer, street.instant().plusSeconds(60)));
    onceStored[0] = () -> {};
    answerIsStored(street, arrival);
    loop.tick();
    assertThat(street.task().audits().orElseThrow().count()).isEqualTo(before.count() + 1);
  }

  @Test
  void everyCallCountsOnceAsWhatItWasInTheEnd() {
    Street street = street(automatic().withSample(SampleSchedule.always(0.3)));
    serve(street, 2);
    long before = street.task().calls();
    List<Street.Passed> passed = street.run(MESSAGES.some(1_000, 3));
    assertThat(street.task().calls()).isEqualTo(before + 1_000);
    assertThat(street.task().localShare()).hasValue(localShare(passed));
    Arrival arrival = Arrivals.answered(street, MESSAGES.some(100, 4));
    assertThat(street.loop().answer(arrival)).isPresent();
    assertThat(street.task().calls()).isEqualTo(before + 1_000);
    TeacherAnswer answer = new TeacherAnswer.Answered("{\"category\":\"category-a\"}", "teacher-1");
    street.loop().answered(arrival, answer);
    street.loop().answered(arrival, answer);
    assertThat(street.task().calls()).isEqualTo(before + 1_001);
  }

  @Test
  void theNewestCallIsKnownAfterARestart() {
    Street street = street(automatic());
    assertThat(street.loop().newest()).isEmpty();
    serve(street, 2);
    String task = street.task().record().task().id();
    String last = Rows.after(store, task, "").getLast().id();
    assertThat(street.loop().newest()).isEqualTo(last);
    street.crash();
    assertThat(street.loop().newest()).isEqualTo(last);
  }

  @Test
  void callsFromBeforeTheirTaskWasKnownAreLearnedFrom() {
    Street street = street(automatic());
    List<String> inputs = MESSAGES.some(300, 1);
    street.run(inputs);
    String id = street.task().record().task().id();
    List<Observation> all = Rows.after(store, id, "");
    assertThat(all).extracting(Observation::input).containsExactlyElementsOf(inputs);
    assertThat(all).allMatch(Observation::sampled);
    assertThat(all.stream().map(Observation::coin).distinct()).hasSize(300);
    assertThat(street.task().calls()).isLessThan(300);
  }

  /** One that serves, all of whose calls are sampled; the hook runs once something is stored. */
  private Street hooked(Runnable[] hook) {
    Street street =
        new Street(
            new HookedStore(store, () -> hook[0].run()),
            folder,
            LoopSettings.of(automatic().withSample(SampleSchedule.always(1))),
            MESSAGES.labels(),
            MESSAGES::label);
    serve(street, 2);
    return street;
  }

  /** The teacher answers after all, and that is stored. */
  private void answerIsStored(Street street, Arrival arrival) {
    street
        .loop()
        .answered(
            arrival, new TeacherAnswer.Answered("{\"category\":\"category-a\"}", "teacher-1"));
    assertThat(store.pending()).isEmpty();
    assertThat(Rows.after(store, arrival.task(), "").getLast().teacher())
        .isInstanceOf(TeacherAnswer.Answered.class);
  }

  private static Correction correction(String task, String input, String answer) {
    return new Correction("c1", task, Instant.parse("2026-11-02T00:00:00Z"), "", input, answer);
  }
}
