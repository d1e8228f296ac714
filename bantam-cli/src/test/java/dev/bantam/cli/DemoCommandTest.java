package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo as a machine watches it: gateway, loop and stand-in, line by line. */
@Tag("slow")
@Timeout(120)
class DemoCommandTest {

  private final Session session;

  DemoCommandTest(@TempDir Path folder) {
    session = new Session(folder);
  }

  private static int number(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).describedAs("%s in%n%s", pattern, text).isTrue();
    return Integer.parseInt(found.group(1).replace(",", ""));
  }

  @Test
  void isObservedLearnedCertifiedServedAlarmedAndLearnedAnew() {
    Session.Outcome run = session.run("demo", "--fast").succeeded();
    String out = run.out().replaceAll("\\s+", " ");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("\u001b");
    assertThat(out.indexOf("one task, called")).isPositive();
    int proven = out.indexOf("Certified: with 95 %");
    int changed = out.indexOf("Now the large model changes its mind");
    int alarmed = out.indexOf("Alarm. Audits raised the alarm:");
    int again = out.indexOf("It answers again, as the large model does now.");
    assertThat(proven).isPositive();
    assertThat(changed).isGreaterThan(proven);
    assertThat(alarmed).isGreaterThan(changed);
    assertThat(again).isGreaterThan(alarmed);

    int local = number(out, "of all ([0-9,]+) local answers");
    int differing = number(out, "local answers ([0-9,]+) \\(");
    int calls = number(out, "calls ([0-9,]+), [0-9]+ % of the last 200 answered locally");
    assertThat(local).isBetween(500, calls - 1_600);
    assertThat(differing).isBetween(1, local / 2);
    double before = number(out, "local answers, [0-9,]+ of ([0-9,]+) \\(");
    assertThat(number(out, "local answers, ([0-9,]+) of") / before).isLessThan(0.2);
    assertThat(out).contains("A gateway runs at", "serve", "assess calls.jsonl");
  }
}
