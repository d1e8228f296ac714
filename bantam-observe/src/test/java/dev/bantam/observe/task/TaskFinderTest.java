package dev.bantam.observe.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.AnswerFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TaskFinderTest {

  static List<Style> styles() {
    return Styles.all();
  }

  @ParameterizedTest
  @MethodSource("styles")
  void recoversEveryInputOfAStyleAloneHoweverManyCalls(Style style) {
    for (int calls : List.of(20, 50, 1_000)) {
      for (long seed = 1; seed <= 5; seed++) {
        Traffic.Outcome outcome =
            new Traffic().add(style, calls, new Inputs(seed)).shuffled(seed).find();
        assertFound(outcome, 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 50, 1_000})
  void keepsAllStylesApartInOneMixedFile(int calls) {
    for (long seed = 1; seed <= 3; seed++) {
      Traffic traffic = new Traffic();
      Inputs inputs = new Inputs(seed);
      Styles.all().forEach(style -> traffic.add(style, calls, inputs));
      assertFound(traffic.shuffled(seed).find(), Styles.all().size());
    }
  }

  @Test
  void keepsPromptsApartThatShareTheirSystemText() {
    String system = "You are a careful assistant of a bank.";
    AnswerFormat text = new AnswerFormat.PlainText();
    Traffic traffic =
        new Traffic()
            .add(
                Style.system("a", text, system, "Which product does this message name?\n{1}"),
                60,
                new Inputs(1))
            .add(
                Style.system("b", text, system, "How angry is the customer?\n{1}"),
                60,
                new Inputs(2));
    assertFound(traffic.shuffled(3).find(), 2);
  }

  @Test
  void keepsPromptsApartThatDifferInOneListOfLabels() {
    Style one =
        Style.user("one", "Choose one of red, green, blue for the text.\nText: {1}\nColour:");
    Style other = one.edited("red, green, blue", "red, green, black");
    Traffic traffic =
        new Traffic().add(one, 300, new Inputs(1)).add(other, 200, new Inputs(2)).shuffled(5);
    assertFound(traffic.find(), 2);
  }

  @Test
  void noticesAnEditedPromptThatFitsTheOldOne() {
    String ask = "Say whether the price goes up or down.\n\nQ: gold rises\nA: up\n\nQ: ";
    Style older = Style.user("older", ask + "{1}\nA:");
    Style edited = Style.user("edited", ask + "gold falls for a third day\nA: down\n\nQ: {1}\nA:");
    Style other = Style.user("other", "Which language is this text in?\nText: {1}");
    Inputs inputs = new Inputs(1);
    Traffic traffic = new Traffic();
    for (int turn = 0; turn < 100; turn++) {
      traffic.add(older, 50, inputs).add(other, 150, inputs);
    }
    assertFound(traffic.add(edited, 5_000, inputs).find(), 3);
  }

  @Test
  void keepsPromptsApartThatDifferBetweenTheirSlotsOnly() {
    Style one = Style.user("one", "Rate the news.\nTitle: {1}\nBody: {2}\nRating:");
    for (int edited : List.of(40, 400)) {
      Traffic traffic =
          new Traffic()
              .add(one, 1_000, new Inputs(1))
              .add(one.edited("Body:", "Content:"), edited, new Inputs(2));
      assertFound(traffic.shuffled(4).find(), 2);
    }
  }

  @Test
  void keepsPromptsApartOfWhichOneGoesOnWhereTheOtherEnds() {
    Traffic traffic =
        new Traffic()
            .add(Style.user("short", "Text: {1}"), 400, new Inputs(3))
            .add(Style.user("long", "Text: {1}\nIn which language is it?"), 400, new Inputs(4));
    assertFound(traffic.shuffled(1).find(), 2);
  }

  @Test
  void keepsTenantsApart() {
    Style style = Styles.all().getFirst();
    Traffic traffic =
        new Traffic()
            .add(style.forTenant("ann"), 30, new Inputs(1))
            .add(style.forTenant("bob"), 30, new Inputs(1));
    assertFound(traffic.find(), 2);
  }

  @ParameterizedTest
  @MethodSource("styles")
  void linksAnEditedPromptToItsTask(Style style) {
    Style edited = EditedStyles.of(style);
    Traffic traffic =
        new Traffic().add(style, 1_960, new Inputs(1)).add(edited, 40, new Inputs(2)).shuffled(9);
    Traffic.Outcome outcome = traffic.find();
    assertFound(outcome, 2);
    Task older = outcome.tasks().getFirst();
    assertThat(older.versionOf()).isEmpty();
    assertThat(outcome.tasks().getLast().versionOf()).contains(older.id());
  }

  @ParameterizedTest
  @MethodSource("styles")
  void linksANewVersionToTheOneBeforeIt(Style style) {
    Traffic traffic =
        new Traffic()
            .add(style, 300, new Inputs(1))
            .add(EditedStyles.of(style), 400, new Inputs(2));
    Traffic.Outcome outcome = traffic.find();
    assertFound(outcome, 2);
    Task older = outcome.tasks().getLast();
    assertThat(older.versionOf()).isEmpty();
    assertThat(outcome.tasks().getFirst().versionOf()).contains(older.id());
  }

  @Test
  void linksPromptsThatFollowEachOtherUnderOneEnum() {
    AnswerFormat format = Style.schema("team", "billing", "delivery", "returns");
    Style older = Style.system("older", format, "Route the message.", "{1}");
    Style newer = Style.system("newer", format, "Who should answer this customer?", "{1}");
    Traffic.Outcome outcome =
        new Traffic().add(older, 300, new Inputs(1)).add(newer, 200, new Inputs(2)).find();
    assertThat(outcome.tasks().getLast().versionOf()).contains(outcome.tasks().getFirst().id());
    Traffic together =
        new Traffic().add(older, 300, new Inputs(1)).add(newer, 200, new Inputs(2)).shuffled(1);
    assertThat(together.find().tasks()).allSatisfy(t -> assertThat(t.versionOf()).isEmpty());
  }

  @Test
  void linksPromptsWhoseAnswersWereEdited() {
    String system = "Route the message to a team.";
    AnswerFormat three = Style.schema("team", "billing", "delivery", "returns", "fraud");
    AnswerFormat four = Style.schema("team", "billing", "delivery", "returns", "fraud", "other");
    AnswerFormat mood = Style.schema("mood", "happy", "neutral", "angry");
    Traffic traffic =
        new Traffic()
            .add(Style.system("three", three, system, "{1}"), 300, new Inputs(1))
            .add(Style.system("four", four, system, "{1}"), 200, new Inputs(2))
            .add(Style.system("mood", mood, system, "{1}"), 100, new Inputs(3));
    List<Task> tasks = traffic.find().tasks();
    assertThat(tasks.get(1).versionOf()).contains(tasks.getFirst().id());
    assertThat(tasks.get(2).versionOf()).isEmpty();
  }

  @Test
  void isNotMisledByWordsThatAllInputsShare() {
    for (String prompt :
        List.of(
            "Is the message below about a card? Answer yes or no.\nMessage: {1}",
            "{1}\nIs the message above about a card?", "Decide whether \"{1}\" is about a card.")) {
      Inputs words = new Inputs(4);
      List<String> all = new ArrayList<>();
      List<String> most = new ArrayList<>();
      for (int call = 0; call < 200; call++) {
        all.add("I " + words.words(6) + "?");
        most.add((call % 10 == 0 ? "" : "I ") + words.words(6) + (call % 7 == 0 ? "" : "?"));
      }
      assertFound(new Traffic().add(Style.user("all", prompt), all).find(), 1);
      assertFound(new Traffic().add(Style.user("most", prompt), most).find(), 1);
    }
  }

  @Test
  void doesNotMakeHundredsOfTasksOfFreeChats() {
    Inputs words = new Inputs(8);
    List<String> chats =
        IntStream.range(0, 2_000).mapToObj(call -> words.words(2 + call % 40)).toList();
    Traffic traffic = new Traffic().add(Style.user("chat", "{1}"), chats);
    Styles.all().forEach(style -> traffic.add(style, 100, words));
    Traffic.Outcome outcome = traffic.shuffled(2).find();
    assertThat(outcome.adjustedRandIndex()).as(outcome.first()).isEqualTo(1);
    assertThat(outcome.tasks().size()).isBetween(Styles.all().size(), Styles.all().size() + 1);
  }

  @Test
  void findsTheSameInWhateverOrderCallsCome() {
    List<List<String>> ids = new ArrayList<>();
    for (long seed = 1; seed <= 3; seed++) {
      Traffic traffic = new Traffic();
      Inputs inputs = new Inputs(1);
      Styles.all().forEach(style -> traffic.add(style, 100, inputs));
      ids.add(
          traffic.shuffled(seed).find().tasks().stream()
              .map(task -> task.id() + " " + task.name())
              .sorted()
              .toList());
    }
    assertThat(ids.get(1)).isEqualTo(ids.get(0));
    assertThat(ids.get(2)).isEqualTo(ids.get(0));
  }

  private static void assertFound(Traffic.Outcome outcome, int tasks) {
    assertThat(outcome.first()).isEmpty();
    assertThat(outcome.exact()).isEqualTo(outcome.all());
    assertThat(outcome.adjustedRandIndex()).isEqualTo(1);
    assertThat(outcome.tasks()).hasSize(tasks);
  }
}
