package dev.bantam.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Certificate;
import dev.bantam.core.Field;
import dev.bantam.core.guarantee.ClopperPearson;
import dev.bantam.observe.task.Assignment;
import dev.bantam.specialist.Specialist;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One mixed file with a task for every way in which an assessment can end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryVerdictTest {

  private final Path file;
  private final Path folder;
  private final Desk.Told told = new Desk.Told();
  private final Assessment assessment;

  EveryVerdictTest(@TempDir Path folder) {
    this.folder = folder;
    Desk desk = new Desk(folder);
    HelpCalls calls = new HelpCalls(7);
    file =
        desk.file(
            "calls.jsonl",
            Desk.shuffled(
                7,
                calls.triage(800),
                calls.moods(400),
                calls.teams(700),
                calls.drafts(300),
                calls.articles(60),
                calls.unfit(40),
                calls.withImages(9),
                calls.withSeveralChoices(8),
                calls.withOpenTools(7)));
    assessment = desk.assess(desk.options(), told, file);
  }

  private TaskVerdict task(String name) {
    return Desk.task(assessment, name);
  }

  @Test
  void everyCallIsCountedOnce() {
    assertThat(assessment.calls()).isEqualTo(2_324);
    assertThat(assessment.skipped()).isZero();
    assertThat(assessment.problems()).isEmpty();
    assertThat(assessment.tasks()).hasSize(6);
    assertThat(assessment.tasks().stream().mapToLong(TaskVerdict::calls).sum()).isEqualTo(2_300);
    assertThat(assessment.unassigned())
        .containsExactly(
            new Assessment.Unassigned("an image in a message", 9),
            new Assessment.Unassigned("several choices (n = 3)", 8),
            new Assessment.Unassigned("an open tool loop", 7));
    assertThat(assessment.files())
        .containsExactly(file + ": request and response bodies, 2,324 lines");
    assertThat(assessment.created()).isEqualTo(Desk.NOW);
    assertThat(assessment.alpha()).isEqualTo(0.05);
    assertThat(assessment.delta()).isEqualTo(0.05);
  }

  @Test
  void twoClientsShapesAreOneTaskAndItIsCertified() {
    TaskVerdict task = task("team-urgent");

    assertThat(task.calls()).isEqualTo(800);
    assertThat(task.eligible()).isTrue();
    assertThat(task.refusal()).isEmpty();
    assertThat(task.moreCalls()).isEmpty();
    assertThat(task.schema().orElseThrow().fields())
        .containsExactlyInAnyOrder(
            new Field.Category("team", HelpCalls.TEAMS), new Field.Bool("urgent"));
    Certificate certificate = task.learned().orElseThrow().manifest().certificate().orElseThrow();
    assertThat(certificate.rows()).isEqualTo(200);
    assertThat(certificate.teacher()).contains("gpt-4o-mini-2024-07-18");
    assertThat(certificate.issued()).isEqualTo(Desk.NOW);
    assertThat(task.localShare()).isEqualTo(certificate.coverage()).isGreaterThan(0.9);
    assertThat(task.bound().orElseThrow())
        .isEqualTo(
            ClopperPearson.upper(
                certificate.counts().all().disagreements(),
                certificate.counts().all().accepted(),
                0.05));
    assertThat(task.latency().orElseThrow().median()).isBetween(400.0, 500.0);
  }

  @Test
  void plainTextFromAClosedListIsLearned() {
    TaskVerdict task = task("name-team");

    assertThat(task.schema().orElseThrow().bare()).isTrue();
    assertThat(task.schema().orElseThrow().fields())
        .containsExactly(new Field.Category("answer", HelpCalls.TEAMS));
    assertThat(task.localShare()).isGreaterThan(0.9);
  }

  @Test
  void theSpecialistIsThereAndAnswersAsAssessed() {
    Path specialist = task("team-urgent").learned().orElseThrow().folder();

    assertThat(specialist).isEqualTo(folder.resolve("specialists/team-urgent"));
    try (Specialist loaded = Specialist.load(specialist)) {
      var answered = loaded.answer("charged 3 twice 5 invoice 8 card 1 hurry hurry");
      assertThat(answered.local()).isTrue();
      assertThat(answered.answer().toJson().toString())
          .isEqualTo("{\"team\":\"billing\",\"urgent\":true}");
    }
  }

  @Test
  void answersThatFollowNoRuleAreRefusedWithTheCountsOfTheTest() {
    TaskVerdict task = task("rate-mood");

    assertThat(task.eligible()).isTrue();
    assertThat(task.localShare()).isZero();
    assertThat(task.bound()).isEmpty();
    assertThat(task.learned().orElseThrow().manifest().certificate()).isEmpty();
    assertThat(task.refusal().orElseThrow())
        .matches(
            "of the [0-9]+ calls that it was surest of, among 100 held out, it answered [0-9]+"
                + " otherwise than the large model: too (many|few such calls) to certify 5 %"
                + " \\(p = [0-9.]+\\)\\. More calls alone would hardly help: .*");
    assertThat(task.moreCalls()).isEmpty();
    assertThat(task.contradictions()).hasSize(12);
  }

  @Test
  void tooFewCallsAreToldWithTheLeastThatAreNeeded() {
    TaskVerdict task = task("section");

    // 59 held-out calls that all agree are the fewest for 5 % and 5 %; they are a quarter of all.
    assertThat(task.refusal().orElseThrow())
        .contains("15 held-out calls are too few")
        .contains("it takes 59 locally answered ones to certify 5 %")
        .endsWith("At least 176 more calls beside these 60 are needed, or a larger alpha.");
    assertThat(task.moreCalls()).contains(176L);
  }

  @Test
  void aTaskOfWhichNothingCanBeLearnedStaysEligibleAndSaysWhy() {
    TaskVerdict task = task("contract");

    assertThat(task.eligible()).isTrue();
    assertThat(task.learned()).isEmpty();
    assertThat(task.refusal().orElseThrow())
        .startsWith("no small model could be learned: not one of")
        .endsWith("answers fits the schema");
  }

  @Test
  void freeTextIsNotEligible() {
    TaskVerdict task = task("replies");

    assertThat(task.eligible()).isFalse();
    assertThat(task.obstacle().orElseThrow()).startsWith("free text: more than 200");
    assertThat(task.schema()).isEmpty();
    assertThat(task.learned()).isEmpty();
    assertThat(task.refusal()).isEmpty();
  }

  @Test
  void contradictionsNameTheLineOnWhichTheCallStands() throws Exception {
    List<String> lines = Files.readAllLines(file);

    for (Contradiction call : task("rate-mood").contradictions()) {
      Origin origin = Origin.of(call.origin());
      assertThat(origin.file()).isEqualTo(file.toString());
      assertThat(lines.get((int) origin.line() - 1))
          .contains(call.input())
          .contains(call.teacher().field("mood").stringValue());
      assertThat(call.specialist()).isNotEqualTo(call.teacher());
    }
    assertThat(task("rate-mood").contradictions())
        .extracting(Contradiction::confidence)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void everyCallIsExplainedInTheOrderOfTheFile() {
    assertThat(told.origins)
        .isEqualTo(IntStream.rangeClosed(1, 2_324).mapToObj(i -> file + ":" + i).toList());
    String triage = task("team-urgent").id();
    List<Assignment.OfTask> of =
        told.assignments.stream()
            .filter(Assignment.OfTask.class::isInstance)
            .map(Assignment.OfTask.class::cast)
            .filter(assigned -> assigned.task().equals(triage))
            .toList();
    assertThat(of).hasSize(800).noneMatch(Assignment.OfTask::retry);
    assertThat(of)
        .allMatch(call -> call.input().matches("([a-z]+ [0-9]+ ){6}(hurry hurry|whenever)"));
    assertThat(told.assignments).filteredOn(Assignment.OfNone.class::isInstance).hasSize(24);
  }

  @Test
  void severalSlotsAreAJsonInput() {
    String articles = task("section").id();
    assertThat(told.assignments)
        .filteredOn(a -> a instanceof Assignment.OfTask of && of.task().equals(articles))
        .hasSize(60)
        .allSatisfy(
            a ->
                assertThat(
                        CallLine.MAPPER.readTree(((Assignment.OfTask) a).input()).propertyNames())
                    .hasSize(2));
  }

  @Test
  void dearestTasksComeFirst() {
    assertThat(assessment.tasks())
        .extracting(task -> task.moneyToday().orElseThrow())
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }
}
