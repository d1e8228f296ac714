package dev.bantam.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.bench.ExplainFile.Explained;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskScoreTest {

  private final List<TruthLine> truth = truth();
  private final Map<Long, Explained> explained = new HashMap<>();
  private final Map<String, Long> calls = new HashMap<>(Map.of("a1", 20L, "a2", 20L, "b1", 20L));
  private final Map<String, String> versionOf = new HashMap<>(Map.of("a2", "a1"));

  /** Explains everything rightly. */
  TaskScoreTest() {
    for (TruthLine line : truth) {
      String task = line.task() + line.version();
      explained.put(
          line.line(),
          line.garbage() ? new Explained("", "no JSON") : new Explained(task, line.input()));
    }
  }

  /** Two versions of one task, another one, a line of garbage, a call sent twice. */
  private static List<TruthLine> truth() {
    List<TruthLine> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String task = i < 40 ? "a" : "b";
      String version = i >= 20 && i < 40 ? "2" : "1";
      lines.add(new TruthLine(lines.size() + 1, task, version, "text " + i, false));
    }
    TruthLine last = lines.getLast();
    lines.add(new TruthLine(61, last.task(), last.version(), last.input(), true));
    lines.add(new TruthLine(62, "", "", "", false));
    return lines;
  }

  private TaskScore score() {
    AssessedTasks assessed = new AssessedTasks(calls, versionOf, Map.of());
    return TaskScore.of(truth, explained, Optional.of(assessed), Map.of());
  }

  @Test
  void theTruthItselfIsPerfect() {
    TaskScore score = score();
    assertThat(score.perfect()).isTrue();
    assertThat(score.adjustedRand()).isEqualTo(1);
    assertThat(score.calls()).isEqualTo(60);
    assertThat(TaskScoreTable.text(score))
        .contains("| a | 2 | 20 | all | a2: 20 |", "index  1.000000", "2 of 2 tasks");
  }

  @Test
  void aSchemaIsRightWhenFieldAndValuesAre() {
    List<TruthLine> many = new ArrayList<>();
    Map<Long, Explained> said = new HashMap<>();
    for (int i = 1; i <= TaskScore.TELLING; i++) {
      many.add(new TruthLine(i, "a", "1", "text " + i, false));
      said.put((long) i, new Explained("a1", "text " + i));
    }
    AnswerSchema schema = new AnswerSchema("answer", Set.of("yes", "no"));
    AnswerSchema other = new AnswerSchema("answer", Set.of("yes"));
    Map<String, Long> counted = Map.of("a1", (long) many.size());
    for (AnswerSchema found : List.of(schema, other)) {
      AssessedTasks assessed = new AssessedTasks(counted, Map.of(), Map.of("a1", found));
      TaskScore score = TaskScore.of(many, said, Optional.of(assessed), Map.of("a", schema));
      assertThat(score.perfect()).isEqualTo(found.equals(schema));
    }
  }

  @Test
  void eitherAttemptMayCarryTheCall() {
    explained.put(60L, new Explained("", "an error"));
    assertThat(score().perfect()).isTrue();
    explained.put(60L, new Explained("b1", "text 59"));
    explained.put(61L, new Explained("", "repeats line 60"));
    assertThat(score().perfect()).isTrue();
    explained.put(60L, new Explained("", ""));
    assertThat(score().perfect()).isFalse();
  }

  @Test
  void seesASplit() {
    explained.put(3L, new Explained("a9", "text 2"));
    TaskScore score = score();
    assertThat(score.adjustedRand()).isBetween(0.8, 0.9999);
    assertThat(score.perfect()).isFalse();
    assertThat(TaskScoreTable.text(score)).contains("a1: 19, a9: 1");
  }

  @Test
  void seesAMerger() {
    explained.replaceAll(
        (line, said) -> said.task().equals("b1") ? new Explained("a1", said.input()) : said);
    TaskScore score = score();
    assertThat(score.adjustedRand()).isLessThan(0.7);
    assertThat(score.linked()).contains(0L);
  }

  @Test
  void seesATaskThatWasMissedAsAWhole() {
    explained.replaceAll(
        (line, said) -> said.task().equals("b1") ? new Explained("", "too few") : said);
    TaskScore score = score();
    assertThat(score.adjustedRand()).isLessThan(1);
    assertThat(score.inputs()).isEqualTo(40);
    assertThat(score.linked()).contains(1L);
  }

  @Test
  void seesAnInputThatIsOneBlankLonger() {
    explained.put(3L, new Explained("a1", "text 2 "));
    TaskScore score = score();
    assertThat(score.adjustedRand()).isEqualTo(1);
    assertThat(score.inputs()).isEqualTo(59);
    assertThat(score.perfect()).isFalse();
  }

  @Test
  void seesGarbageThatWasTaken() {
    explained.put(62L, new Explained("b1", "{}"));
    assertThat(score().garbageTaken()).isEqualTo(1);
    assertThat(score().perfect()).isFalse();
  }

  @Test
  void seesAVersionThatIsNotLinked() {
    versionOf.clear();
    assertThat(score().linked()).contains(1L);
    assertThat(score().perfect()).isFalse();
  }

  @Test
  void seesVersionsThatAreLinkedToAnotherTask() {
    versionOf.put("b1", "a1");
    assertThat(score().linked()).contains(0L);
  }

  @Test
  void seesASecondAttemptThatWasCounted() {
    calls.put("b1", 21L);
    assertThat(score().countedOnce()).contains(2L);
    assertThat(score().perfect()).isFalse();
  }

  @Test
  void slotsMayHaveOtherNamesButNotOtherValues() {
    String truth = "{\"title\":\"x\",\"text\":\"y\"}";
    assertThat(Inputs.same(truth, "{\"slot1\": \"x\", \"slot2\": \"y\"}")).isTrue();
    assertThat(Inputs.same(truth, "{\"text\":\"y\",\"title\":\"x\"}")).isFalse();
    assertThat(Inputs.same("{not JSON", "{not json")).isFalse();
  }
}
