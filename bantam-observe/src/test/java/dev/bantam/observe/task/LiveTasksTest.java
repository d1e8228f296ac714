package dev.bantam.observe.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Call;
import dev.bantam.core.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiveTasksTest {

  private static final Style SCHEMA = Styles.all().getFirst();

  static List<Style> styles() {
    return Styles.all();
  }

  private static List<Call> calls(Style style, int count, long seed) {
    Inputs inputs = new Inputs(seed);
    List<Call> calls = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      calls.add(
          style.call(
              style.slots() == 2
                  ? List.of(inputs.words(4), inputs.next())
                  : List.of(inputs.next())));
    }
    return calls;
  }

  private static void look(LiveTasks live, List<Call> calls, String answer) {
    calls.forEach(call -> live.look(Traffic.trace(call, answer)));
  }

  private static Recogniser whole(List<Call> calls) {
    TaskFinder finder = new TaskFinder();
    calls.forEach(call -> finder.add(Traffic.trace(call, "yes")));
    return finder.recogniser();
  }

  @ParameterizedTest
  @MethodSource("styles")
  void findsWhatTheFinderFinds(Style style) {
    LiveTasks live = new LiveTasks(List.of());
    List<Call> calls = calls(style, 400, 5);
    look(live, calls, "yes");
    Recogniser whole = whole(calls);
    assertThat(calls)
        .allSatisfy(call -> assertThat(live.assign(call)).isEqualTo(whole.assign(call)));
  }

  @ParameterizedTest
  @MethodSource("styles")
  void recognisesPinnedTasksAfterARestart(Style style) {
    List<Call> calls = calls(style, 400, 6);
    LiveTasks before = new LiveTasks(List.of());
    look(before, calls, "yes");
    LiveTasks after = new LiveTasks(before.tasks());
    assertThat(after.tasks()).isEqualTo(before.tasks()).isNotEmpty();
    assertThat(calls(style, 400, 7))
        .allSatisfy(call -> assertThat(after.assign(call)).isEqualTo(before.assign(call)));
  }

  @ParameterizedTest
  @MethodSource("styles")
  void laterTrafficNeitherRenamesNorSplitsAPinnedTask(Style style) {
    List<Call> calls = calls(style, 400, 6);
    LiveTasks live = new LiveTasks(List.of());
    look(live, calls, "yes");
    live.tasks().forEach(live::pin);
    List<Task> pinned = live.tasks();
    Map<Call, Assignment> before = new HashMap<>();
    calls.forEach(call -> before.put(call, live.assign(call)));
    look(live, calls(EditedStyles.of(style), 500, 8), "no");
    look(live, calls(style, 500, 9), "no");
    assertThat(calls).allSatisfy(call -> assertThat(live.assign(call)).isEqualTo(before.get(call)));
    assertThat(live.tasks().stream().limit(pinned.size()).map(Task::template))
        .containsExactlyElementsOf(pinned.stream().map(Task::template).toList());
    assertThat(live.tasks().stream().limit(pinned.size()).map(Task::name))
        .containsExactlyElementsOf(pinned.stream().map(Task::name).toList());
  }

  @Test
  void namesAreDistinctFromPinnedOnes() {
    Style other = SCHEMA.forTenant("bob");
    LiveTasks live = new LiveTasks(List.of());
    look(live, calls(SCHEMA, 200, 1), "yes");
    live.tasks().forEach(live::pin);
    look(live, calls(other, 200, 2), "yes");
    assertThat(live.tasks()).extracting(Task::name).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void linksAnEditedPromptToThePinnedOne() {
    Style style = Style.user("before", "Is this message spam or ham? One word.\n\nMessage: {1}");
    Style edited = Style.user("edited", "Is this text spam or ham? One word.\n\nMessage: {1}");
    LiveTasks live = new LiveTasks(List.of());
    look(live, calls(style, 200, 1), "spam");
    live.tasks().forEach(live::pin);
    look(live, calls(edited, 200, 2), "spam");
    assertThat(live.tasks()).hasSize(2);
    assertThat(live.tasks().getLast().versionOf()).hasValue(live.tasks().getFirst().id());
  }

  @Test
  void believesNoTaskOfFewCallsNorOneThatWasFoundOnce() {
    LiveTasks live = new LiveTasks(List.of());
    List<Call> calls = calls(SCHEMA, 400, 3);
    Set<String> ids = new HashSet<>();
    int first = 0;
    for (int at = 0; at < calls.size(); at++) {
      live.look(Traffic.trace(calls.get(at), "yes"));
      if (live.assign(calls.get(at)) instanceof Assignment.OfTask of) {
        first = first == 0 ? at + 1 : first;
        ids.add(of.task());
      }
    }
    assertThat(first).isBetween(LiveTasks.LEAST_CALLS, 2 * LiveTasks.LEAST_CALLS);
    assertThat(ids).hasSize(1);
  }

  @Test
  void believesNoTaskInWhichNothingVaries() {
    LiveTasks live = new LiveTasks(List.of());
    Call same = SCHEMA.call(List.of("where is my order"));
    for (int at = 0; at < 300; at++) {
      live.look(Traffic.trace(same, "yes"));
    }
    assertThat(live.tasks()).isEmpty();
    assertThat(live.assign(same)).isInstanceOf(Assignment.OfNone.class);
  }

  @Test
  void findsARareTaskAmongCallsThatAreNone() {
    LiveTasks live = new LiveTasks(List.of());
    Inputs inputs = new Inputs(3);
    List<Call> rare = calls(SCHEMA, 120, 4);
    for (Call call : rare) {
      live.look(Traffic.trace(call, "yes"));
      for (int chat = 0; chat < 30; chat++) {
        live.look(Traffic.trace(Style.user("chat", inputs.words(5)).call(List.of("")), "well"));
      }
    }
    assertThat(live.assign(rare.getFirst())).isInstanceOf(Assignment.OfTask.class);
  }

  @Test
  void plainAnswersBecomeACategoryAndTakeNewValuesFromThenOn() {
    Style style = Style.user("before", "Is this message spam or ham? One word.\n\nMessage: {1}");
    LiveTasks live = new LiveTasks(List.of());
    List<Call> calls = calls(style, 1_000, 3);
    look(live, calls.subList(0, 150), "spam");
    Task early = live.tasks().getFirst();
    live.pin(early);
    assertThat(early.eligible()).isFalse();
    look(live, calls.subList(150, 160), "ham");
    look(live, calls.subList(160, 600), "spam");
    Task grown = live.task(early.id()).orElseThrow();
    assertThat(grown.values()).containsExactly("ham", "spam");
    assertThat(grown.calls()).isGreaterThan(500);
    LiveTasks restarted = new LiveTasks(List.of(grown));
    look(restarted, calls.subList(600, 610), "unsure");
    assertThat(restarted.task(early.id()).orElseThrow().values())
        .containsExactly("ham", "spam", "unsure");
  }

  @Test
  void assignsWhileItLooks() {
    LiveTasks live = new LiveTasks(List.of());
    List<Call> calls = calls(SCHEMA, 1_500, 3);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Set<String>> assigning =
        CompletableFuture.supplyAsync(
            () -> {
              Set<String> ids = new HashSet<>();
              boolean last = false;
              while (!last) {
                last = over.get();
                for (Call call : calls) {
                  if (live.assign(call) instanceof Assignment.OfTask of) {
                    ids.add(of.task());
                    live.task(of.task()).ifPresent(live::pin);
                  }
                }
              }
              return ids;
            });
    look(live, calls, "yes");
    over.set(true);
    assertThat(assigning.join()).containsExactly(live.tasks().getFirst().id());
    assertThat(live.tasks()).hasSize(1);
  }

  @Test
  void passesOverCallsWithObstacles() {
    Call call = SCHEMA.call(List.of("where is my order"));
    Call image =
        new Call(
            call.endpoint(),
            call.model(),
            call.messages(),
            new AnswerFormat.PlainText(),
            List.of("an image in a message"),
            call.tenant());
    LiveTasks live = new LiveTasks(List.of());
    Trace trace = Traffic.trace(image, "yes");
    for (int at = 0; at < 200; at++) {
      live.look(trace);
    }
    assertThat(live.assign(image)).isEqualTo(new Assignment.OfNone("an image in a message"));
  }
}
