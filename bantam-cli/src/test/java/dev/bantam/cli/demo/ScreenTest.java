package dev.bantam.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {

  private static final Figures.Now NOTHING =
      new Figures.Now(
          0,
          0,
          0,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          BigDecimal.ZERO,
          0);

  private static final Figures.Now MUCH =
      new Figures.Now(
          2_310,
          812,
          33,
          OptionalDouble.of(0.873),
          OptionalDouble.of(604.4),
          OptionalDouble.of(1.23),
          new BigDecimal("0.3812"),
          486);

  private static final TaskSeen TASK =
      new TaskSeen("team-urgent", "serving", "promoted", Optional.empty(), 214, 9);

  private static View view(Figures.Now figures, Optional<TaskSeen> task, int remarks) {
    List<View.Remark> said = new ArrayList<>();
    for (int at = 0; at < remarks; at++) {
      said.add(
          new View.Remark(
              Duration.ofSeconds(at),
              "remark %d that is long enough to wrap ".formatted(at),
              true));
    }
    return new View(Duration.ofSeconds(83), figures, task, 0.1, List.of(0.0, 0.5, 1.0), said);
  }

  @Test
  void showsTheFiguresOfTheRun() {
    String text =
        String.join("\n", new Screen(100, Ink.NONE).picture(view(MUCH, Optional.of(TASK), 1)));
    assertThat(text)
        .contains("1:23", "2,310", "87 % of the last 200", "team-urgent, serving")
        .contains("9 of 214 differ", "1.9 to 7.8 %", "at most 10 %")
        .contains("812", "33 (4.1 %)")
        .contains("604 ms", "1.2 ms", "0.38", "8 min")
        .contains("▁▅█");
  }

  @Test
  void showsThatNothingIsThereYet() {
    String text =
        String.join("\n", new Screen(80, Ink.NONE).picture(view(NOTHING, Optional.empty(), 0)));
    assertThat(text).contains("none yet", "no local answer yet").doesNotContain("NaN", "Optional");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 200})
  void isAlwaysAsHighAndNeverWider(int columns) {
    Screen screen = new Screen(columns, Ink.NONE);
    int height = screen.picture(view(NOTHING, Optional.empty(), 0)).size();
    for (int remarks : List.of(1, 5, 50)) {
      List<String> picture = screen.picture(view(MUCH, Optional.of(TASK), remarks));
      assertThat(picture).hasSize(height);
      assertThat(picture)
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
    }
  }

  @Test
  void theLastRemarksStay() {
    List<String> picture = new Screen(80, Ink.NONE).picture(view(MUCH, Optional.of(TASK), 50));
    assertThat(picture.getLast()).contains("remark 49");
  }

  @Test
  void aStatusIsOneLine() {
    assertThat(new Screen(80, Ink.NONE).status(view(MUCH, Optional.of(TASK), 3)))
        .isEqualTo("   1:23  2,310 calls, 87 % of the last 200 local, serving");
  }
}
