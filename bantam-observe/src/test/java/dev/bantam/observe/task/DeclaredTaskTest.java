package dev.bantam.observe.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.core.Call;
import dev.bantam.observe.wire.WireException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredTaskTest {

  static List<Style> styles() {
    return Styles.all().stream().filter(style -> style.slots() == 1).toList();
  }

  @ParameterizedTest
  @MethodSource("styles")
  void recognisesCallsLikeTheOneThatWasShown(Style style) {
    Call shown = style.call(List.of("zzz the shown one zzz"));
    Task task = DeclaredTask.of("mine", shown, "zzz the shown one zzz", List.of("a", "b"));
    LiveTasks live = new LiveTasks(List.of(task));
    Inputs inputs = new Inputs(4);
    for (int at = 0; at < 50; at++) {
      String input = inputs.words(6);
      assertThat(live.assign(style.call(List.of(input))))
          .isEqualTo(new Assignment.OfTask(task.id(), input));
    }
    assertThat(task.eligible()).isTrue();
    assertThat(TaskJson.read(TaskJson.write(task))).isEqualTo(task);
  }

  @Test
  void itsIdIsThatOfTheTaskThatWouldBeFound() {
    Style style = Styles.all().getFirst();
    LiveTasks live = new LiveTasks(List.of());
    Inputs inputs = new Inputs(4);
    for (int at = 0; at < 200; at++) {
      live.look(Traffic.trace(style.call(List.of(inputs.next())), "yes"));
    }
    Task declared = DeclaredTask.of("mine", style.call(List.of("zzz")), "zzz", List.of());
    assertThat(live.tasks()).extracting(Task::id).containsExactly(declared.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not there", "the"})
  void refusesAnInputThatDoesNotStandThereOnce(String input) {
    Call call = Styles.all().getFirst().call(List.of("where is the order"));
    assertThatThrownBy(() -> DeclaredTask.of("mine", call, input, List.of()))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("input");
  }
}
