package dev.bantam.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether it is noticed that one source decides what a value looks like. */
class CarriersTest {

  private static final Messages MESSAGES = new Messages(4, 0.5);

  @TempDir private Path folder = Path.of("");

  private AnswerTexts texts() {
    LoopStore store = new MemoryLoopStore();
    Street street =
        new Street(
            store,
            folder,
            LoopSettings.of(TaskSettings.defaults()),
            MESSAGES.labels(),
            MESSAGES::label);
    street.run(MESSAGES.some(300, 1));
    return new KnownTask(store.tasks().getFirst()).texts().orElseThrow();
  }

  private static Observation observation(int number, String source, String input, String label) {
    return new Observation(
        "%08d".formatted(number),
        "t",
        Instant.EPOCH,
        source,
        0,
        1,
        false,
        input,
        Optional.empty(),
        new TeacherAnswer.Answered("{\"category\":\"" + label + "\"}", "teacher-1"));
  }

  private static List<Observation> ofTwo() {
    List<Observation> all = new ArrayList<>();
    for (String input : MESSAGES.some(600, 2)) {
      all.add(
          observation(
              all.size(), all.size() % 2 == 0 ? "one" : "other", input, MESSAGES.label(input)));
    }
    return all;
  }

  @Test
  void sourcesThatSpeakAlikeAreFine() {
    assertThat(Carriers.warnings(texts(), ofTwo())).isEmpty();
  }

  @Test
  void oneSourcesOwnWordsForAValueAreNamed() {
    List<Observation> all = ofTwo();
    for (int i = 0; i < 200; i++) {
      all.add(observation(all.size(), "mallory", "zebra giraffe number " + i, "category-a"));
    }
    assertThat(Carriers.warnings(texts(), all))
        .singleElement()
        .asString()
        .contains("category-a", "mallory", "giraffe");
  }

  @Test
  void withOneSourceThereIsNobodyToWarn() {
    List<Observation> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(observation(all.size(), "mallory", "zebra giraffe number " + i, "category-a"));
    }
    assertThat(Carriers.warnings(texts(), all)).isEmpty();
  }
}
