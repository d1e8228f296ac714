package dev.bantam.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not matter does not. */
class SameResultTest {

  @TempDir private Path folder = Path.of("");
  private List<String> lines = List.of();

  @BeforeEach
  void calls() {
    HelpCalls calls = new HelpCalls(3);
    lines = Desk.shuffled(3, calls.triage(400), calls.teams(400), calls.drafts(250));
  }

  private Desk desk(String name) throws IOException {
    return new Desk(Files.createDirectory(folder.resolve(name)));
  }

  /** All but where files lie, how long things took, and which line something stood on. */
  private static List<String> essence(Assessment assessment) {
    List<String> essence = new ArrayList<>();
    essence.add(assessment.calls() + " " + assessment.unassigned() + " " + assessment.moneyToday());
    for (TaskVerdict task : assessment.tasks()) {
      essence.add(
          String.join(
              " | ",
              task.id(),
              task.name(),
              String.valueOf(task.calls()),
              task.why(),
              String.valueOf(task.obstacle()),
              String.valueOf(task.refusal()),
              String.valueOf(task.schema()),
              String.valueOf(task.localShare()),
              String.valueOf(task.bound()),
              String.valueOf(task.moneyToday()),
              String.valueOf(task.moneyAfter()),
              String.valueOf(task.repeats()),
              String.valueOf(task.learned().map(t -> t.manifest().rungs().getFirst().sha256())),
              String.valueOf(task.learned().map(t -> t.manifest().provenance().fingerprint())),
              String.valueOf(
                  task.contradictions().stream().map(c -> c.input() + c.confidence()).toList())));
    }
    return essence;
  }

  @Test
  void theSameFileTwice() throws IOException {
    Desk one = desk("one");
    Desk two = desk("two");

    assertThat(essence(two.assess(two.file("b.jsonl", lines))))
        .isEqualTo(essence(one.assess(one.file("a.jsonl", lines))));
  }

  @Test
  void severalFilesInAnyOrderAndZipped() throws IOException {
    Desk one = desk("one");
    Desk two = desk("two");
    List<String> third = lines.subList(700, lines.size());
    List<String> whole = essence(one.assess(one.file("all.jsonl", lines)));

    Assessment parts =
        two.assess(
            two.gzip("c.jsonl.gz", third),
            two.file("a.jsonl", lines.subList(0, 350)),
            two.gzip("b.jsonl.gz", lines.subList(350, 700)));

    assertThat(essence(parts)).isEqualTo(whole);
    assertThat(parts.files()).hasSize(3).allMatch(file -> file.contains("350 lines"));
  }

  @Test
  void anEarlierRunInTheSameFolder() throws IOException {
    Desk desk = desk("one");
    Path file = desk.file("a.jsonl", lines);

    Assessment first = desk.assess(file);
    Assessment second = desk.assess(file);

    assertThat(essence(second)).isEqualTo(essence(first));
    assertThat(second.tasks().getFirst().learned().orElseThrow().manifest().provenance().openings())
        .isEqualTo(1);
  }
}
