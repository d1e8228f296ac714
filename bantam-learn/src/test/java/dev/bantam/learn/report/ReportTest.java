package dev.bantam.learn.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Percent;
import dev.bantam.learn.Budget;
import dev.bantam.learn.LearnOptions;
import dev.bantam.learn.Learned;
import dev.bantam.learn.Learner;
import dev.bantam.learn.data.DataOptions;
import dev.bantam.learn.data.DatasetReader;
import dev.bantam.learn.lexical.LexicalSettings;
import dev.bantam.learn.tune.TuningSettings;
import dev.bantam.specialist.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
  private static final List<String> WORDS =
      List.of("invoice", "charged", "card", "broken", "screen", "noise", "parcel", "late", "box");

  @TempDir private Path folder = Path.of("");

  @Test
  void saysWhatTheManifestSays() throws IOException {
    Learned learned =
        learn(csv(new SplittableRandom(1), 900, "billing", "fault", "delivery"), true);
    String page = written(learned);

    Manifest manifest = learned.manifest();
    assertThat(manifest.certificate()).isPresent();
    assertThat(page)
        .contains(Figures.unbroken(manifest.certificate().get().sentence()))
        .contains(">" + Figures.unbroken(Percent.rounded(manifest.certificate().get().coverage())))
        .contains(Percent.rounded(manifest.rungs().getFirst().accuracy()))
        .contains(manifest.provenance().fingerprint())
        .contains("25 November 2026")
        .contains("over " + manifest.tune().rows() + " rows in 10 bins")
        .contains("invoice")
        .doesNotContain("Not certified");
    assertThat(page.split("<circle class=\"point\"", -1)).hasSize(11);
  }

  @Test
  void saysWhyNothingIsCertified() throws IOException {
    Learned few = learn(csv(new SplittableRandom(2), 60, "billing", "fault"), true);
    Learned everyRow = learn(csv(new SplittableRandom(2), 300, "billing", "fault"), false);

    assertThat(written(few))
        .contains("Not certified")
        .contains("are too few")
        .contains("held-out rows")
        .contains("since no answer is local");
    assertThat(written(everyRow))
        .contains("Not certified")
        .contains("learned again from every row")
        .doesNotContain("alpha 5 %");
  }

  @Test
  void hostileLabelsNeverReachThePageUnescaped() throws IOException {
    String script = "<script>alert(1)</script>";
    String handler = "\"onload=\"alert(1)";
    String turned = "safe\u202elabel";
    String page = written(learn(csv(new SplittableRandom(3), 400, script, handler, turned), true));

    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("<bdi>safe[U+202E]label</bdi>")
        .contains("<title>a \"quoted\" &lt;task&gt;: Bantam report</title>")
        .doesNotContain("<script")
        .doesNotContain("\u202e");
    assertThat(Pattern.compile("<[^>]*onload").matcher(page).find()).isFalse();
  }

  @Test
  void quotesNoTrainingText() throws IOException {
    StringBuilder csv = csv(new SplittableRandom(4), 300, "billing", "fault");
    // Rows of their own label, so that each of their words is telling.
    for (int i = 0; i < 4; i++) {
      csv.append("xyzzyplugh ").append(i).append(",secret\n");
      csv.append("overheard ").append(i).append(",secret\n");
      csv.append("overheard again ").append(i).append(",secret\n");
    }
    // A text with two labels: the data report quotes it.
    csv.append("frobnicate the invoice,billing\nfrobnicate the invoice,fault\n");
    Learned learned = learn(csv, true);
    String page = written(learned);

    assertThat(String.join(" ", learned.report().sentences())).contains("frobnicate");
    assertThat(page)
        .contains("2 rows with a text that occurs with different answers")
        .contains("overheard")
        .doesNotContain("xyzzyplugh")
        .doesNotContain("frobnicate");
  }

  @Test
  void needsNothingButItself() throws IOException {
    String page = written(learn(csv(new SplittableRandom(5), 300, "billing", "fault"), true));

    assertThat(page)
        .startsWith("<!doctype html>")
        .doesNotContain("://")
        .doesNotContain("src=")
        .doesNotContain("href=")
        .doesNotContain("url(")
        .doesNotContain("@import")
        .contains("default-src 'none'");
  }

  @Test
  void staysSmallWithAThousandLongLabels() throws IOException {
    String[] labels = new String[1_000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = "'&'".repeat(30) + i;
    }
    Learned learned = learn(csv(new SplittableRandom(6), 2_000, labels), true);

    Path file = folder.resolve(Report.FILE);
    Report.write(learned, file);

    assertThat(Files.size(file)).isLessThan(300_000);
    assertThat(Files.readString(file)).contains("values are shown, 850 are left out");
  }

  @Test
  void severalFieldsAreNamed() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < 300; row++) {
      int kind = random.nextInt(3);
      lines
          .append("{\"input\":\"%s %s %d\",".formatted(word(random, kind), word(random, kind), row))
          .append(
              "\"answer\":{\"queue\":\"q%d\",\"urgent\":%b}}%n"
                  .formatted(kind, random.nextBoolean()));
    }
    String page = written(learn(lines, true));

    assertThat(page)
        .contains("<td><bdi>queue</bdi></td>")
        .contains("<td><bdi>urgent</bdi></td>")
        .contains("true or false");
  }

  private String written(Learned learned) throws IOException {
    Path file = folder.resolve(Report.FILE);
    Report.write(learned, file);
    return Files.readString(file);
  }

  private Learned learn(CharSequence rows, boolean certify) throws IOException {
    Path data = Files.writeString(folder.resolve("data"), rows);
    LearnOptions options =
        new LearnOptions(
            "a \"quoted\" <task>",
            0.05,
            0.05,
            certify,
            List.of(),
            Optional.empty(),
            1,
            Duration.ofDays(180),
            new LexicalSettings(20, 2, 0.002, 2, 500_000),
            List.of(),
            Budget.NONE,
            TuningSettings.defaults(),
            TuningSettings.students());
    return new Learner(options, InstantSource.fixed(NOW))
        .learn(
            DatasetReader.read(data, DataOptions.defaults(), bytes -> {}),
            folder.resolve("specialist"),
            (step, share) -> {});
  }

  /** Rows whose words tell their labels, three words a label. */
  private static StringBuilder csv(SplittableRandom random, int rows, String... labels) {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int row = 0; row < rows; row++) {
      int label = row % labels.length;
      csv.append(word(random, label)).append(' ').append(word(random, label)).append(' ');
      csv.append(row).append(",\"").append(labels[label].replace("\"", "\"\"")).append("\"\n");
    }
    return csv;
  }

  private static String word(SplittableRandom random, int label) {
    return WORDS.get((3 * label + random.nextInt(3)) % WORDS.size());
  }
}
