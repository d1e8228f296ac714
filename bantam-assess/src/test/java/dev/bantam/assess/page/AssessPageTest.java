package dev.bantam.assess.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.assess.Assessment;
import dev.bantam.assess.Assessment.Unassigned;
import dev.bantam.assess.Contradiction;
import dev.bantam.assess.TaskVerdict;
import dev.bantam.core.Answer;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessPageTest {

  private static final Schema BARE =
      Schema.bare(new Field.Category("answer", List.of("yes", "no")));

  @TempDir private Path folder = Path.of("");

  @Test
  void theHeadlineSaysWhatTheAssessmentSays() throws IOException {
    Assessment assessment = HelpDesk.assessment();
    String page = text(written(assessment, false));

    // (24,180 * 4,215 / 5,000 + 11,240 * 2,501 / 2,810 + 8,258 * 2,021 / 2,064) / 58,204
    assertThat(page)
        .contains("66 % of these 58,204 calls could be local")
        .contains("in at most 5 % of those answers")
        // 4,254.32 + 84.13 of no task; 4,254.32 - 2,145.32
        .contains("That would save $2,109 of $4,338 a month. One task has no known price")
        .contains("4 tasks cannot, because")
        .contains("Its answers are free text, of which no two can be compared.")
        .contains("No small model could be learned: not one of 212 answers fits the schema.")
        .contains("3 of 7")
        .contains("3.4 \u00b5s");
  }

  @Test
  void aTaskShowsItsCertificateItsCurveAndItsContradictions() throws IOException {
    String html = written(HelpDesk.assessment(), false);
    String page = text(html);

    assertThat(page)
        .contains("On 5,000 held-out rows it answered 4,215 (84.3 %) and disagreed in 118.")
        .contains("whichever of two clients described it")
        .contains("alpha 5 %")
        .contains("gate at 84.0 %")
        .contains("I was billed twice for March, please refund one of them")
        .contains("hi,\u21b5 parcel says delivered, nobody got it\u21b5 thx")
        .contains("99.8 %")
        .contains("about 2,600 more calls")
        .contains("4,715 calls (8 % of all) had an input")
        .contains("images in the call")
        .contains("They cost $84.13 a month, today and after.")
        .contains("of no task: $84.13")
        .contains("37 lines could not be read")
        .contains("A month has as many calls as the 31 days that were recorded.")
        .contains("between 1 October 2026, 00:02 UTC and 31 October 2026, 23:58 UTC")
        .contains("Bantam 0.1.0");
    assertThat(html)
        .contains("version of <bdi>ticket-triage</bdi>")
        .contains("class=\"curve\"")
        .contains("href=\"#task-1\"");
  }

  @Test
  void hostileTextNeverReachesThePageUnescaped() throws IOException {
    String script = "<script>alert(1)</script>";
    String handler = "\"onload=\"alert(1)'";
    String turned = "safe\u202etext\u0000";
    String hostile = script + handler + turned;
    TaskVerdict task =
        new Verdicts(hostile, 100)
            .why(hostile)
            .versionOf(hostile)
            .learned(
                Manifests.certified(
                    hostile,
                    Schema.object(
                        List.of(
                            new Field.Category(hostile, List.of(hostile, "b")),
                            new Field.Bool("c"))),
                    hostile,
                    0.01,
                    1_000,
                    900,
                    9))
            .contradictions(
                List.of(
                    new Contradiction(hostile, hostile, Answer.of(hostile), Answer.of("b"), 0.9)))
            .money("10", "5")
            .verdict();
    TaskVerdict refused = new Verdicts(hostile, 10).obstacle(hostile).verdict();
    List<String> texts = List.of(hostile);
    Assessment assessment =
        new Assessment(
            texts,
            110,
            1,
            texts,
            List.of(new Unassigned(hostile, 1)),
            Optional.empty(),
            List.of(task, refused),
            Optional.empty(),
            Optional.empty(),
            0.05,
            0.05,
            Manifests.NOW,
            texts);

    for (boolean redacted : new boolean[] {false, true}) {
      String page = written(assessment, redacted);
      assertThat(page)
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .contains("safe[U+202E]text[U+0000]")
          .doesNotContain("<script")
          .doesNotContain("\u202e")
          .doesNotContain("\u0000");
      assertThat(Pattern.compile("<[^>]*onload=\"").matcher(page).find()).isFalse();
    }
  }

  @Test
  void redactionLeavesNoTextOfCalls() throws IOException {
    TaskVerdict odd =
        new Verdicts("odd", 300)
            .learned(Manifests.certified("odd", BARE, "teacher", 0.01, 1_000, 900, 9))
            .contradictions(
                List.of(
                    new Contradiction(
                        "a.jsonl:1",
                        "xyzzy",
                        Answer.of("I would say plugh"),
                        Answer.of("yes"),
                        0.9)))
            .verdict();
    List<TaskVerdict> tasks = new ArrayList<>(HelpDesk.tasks());
    tasks.add(odd);
    Assessment assessment = HelpDesk.assessment(tasks, 58_504);
    String open = written(assessment, false);
    String page = written(assessment, true);

    assertThat(open).contains("xyzzy").contains("plugh").contains("line 812: not JSON");
    for (TaskVerdict task : assessment.tasks()) {
      for (Contradiction call : task.contradictions()) {
        assertThat(page).doesNotContain(call.input().lines().findFirst().orElseThrow());
      }
    }
    assertThat(page)
        .doesNotContain("plugh")
        .doesNotContain("line 812: not JSON")
        .contains("Texts of calls are hidden on this page")
        .contains("(hidden)")
        .contains("account_access");
  }

  @Test
  void needsNothingButItself() throws IOException {
    String page = written(HelpDesk.assessment(), false);

    assertThat(page)
        .startsWith("<!doctype html>")
        .contains("default-src 'none'")
        .doesNotContain("://")
        .doesNotContain("src=")
        .doesNotContain("url(")
        .doesNotContain("@import")
        .doesNotContain("<script");
    assertThat(Pattern.compile("href=\"(?!#)").matcher(page).find()).isFalse();
    Pattern.compile("href=\"#([^\"]*)\"")
        .matcher(page)
        .results()
        .forEach(link -> assertThat(page).contains("id=\"" + link.group(1) + "\""));
  }

  @Test
  void staysBelowAMegabyteWithTwoThousandTasks() throws IOException {
    String endless = "<&\"'>".repeat(5_000);
    Contradiction call =
        new Contradiction(endless, endless, Answer.of(endless), Answer.of("no"), 0.9);
    TaskVerdict certified =
        new Verdicts(endless, 1_000)
            .why(endless)
            .money("3", "1")
            .learned(Manifests.certified("task", BARE, endless, 0.01, 1_000, 900, 9))
            .contradictions(Collections.nCopies(30, call))
            .verdict();
    TaskVerdict refused = new Verdicts(endless, 1_000).why(endless).obstacle(endless).verdict();
    List<TaskVerdict> tasks = new ArrayList<>(Collections.nCopies(1_000, certified));
    tasks.addAll(Collections.nCopies(1_000, refused));
    List<String> texts = Collections.nCopies(500, endless);
    Assessment assessment =
        new Assessment(
            texts,
            2_000_000,
            500,
            texts,
            Collections.nCopies(500, new Unassigned(endless, 3)),
            Optional.empty(),
            tasks,
            Optional.empty(),
            Optional.empty(),
            0.05,
            0.05,
            Manifests.NOW,
            texts);

    Path file = folder.resolve(AssessPage.FILE);
    AssessPage.write(assessment, false, file);

    assertThat(Files.size(file)).isLessThan(1_000_000);
    assertThat(text(Files.readString(file)))
        .contains("The first 100 are shown. 1,900 more with 1,900,000 calls")
        .contains("960 other tasks")
        .contains("480 other reasons")
        .contains("To keep this file small")
        .contains("45 % of these 2,000,000 calls");
  }

  @Test
  void anEmptyAssessmentSaysSo() throws IOException {
    Assessment nothing =
        new Assessment(
            List.of("calls.jsonl: no format was recognised"),
            0,
            12,
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            0.05,
            0.05,
            Manifests.NOW,
            List.of());

    String page = written(nothing, false);

    assertThat(page)
        .contains("No calls were found")
        .contains("12 lines could not be read")
        .doesNotContain("NaN")
        .doesNotContain("<svg");
  }

  @Test
  void withoutPricesAreasAreCalls() throws IOException {
    Assessment assessment =
        HelpDesk.assessment(
            List.of(
                new Verdicts("drafts", 600).verdict(),
                new Verdicts("checks", 400)
                    .learned(Manifests.certified("checks", BARE, "teacher", 0.01, 1_000, 900, 9))
                    .verdict()),
            2_904);

    assertThat(text(written(assessment, false)))
        .contains("What the calls cost is not known")
        .contains("Areas are calls")
        .contains("1,904 calls of no task")
        .contains("price unknown");
  }

  private String written(Assessment assessment, boolean redacted) throws IOException {
    Path file = folder.resolve(AssessPage.FILE);
    AssessPage.write(assessment, redacted, file);
    return Files.readString(file);
  }

  /** Its spaces all alike. */
  private static String text(String page) {
    return page.replace('\u00a0', ' ');
  }
}
