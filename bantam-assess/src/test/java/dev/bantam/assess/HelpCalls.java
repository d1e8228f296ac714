package dev.bantam.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Recorded calls of a made-up help desk: seeded, easy to learn, in the shapes of two clients. */
final class HelpCalls {

  static final List<String> TEAMS = List.of("billing", "delivery", "technical");

  private static final List<List<String>> WORDS =
      List.of(
          List.of("invoice", "charged", "twice", "card", "payment", "price"),
          List.of("parcel", "courier", "late", "address", "tracking", "box"),
          List.of("broken", "screen", "noise", "stopped", "error", "restart"));

  /** As openai-java describes it. */
  private static final String FORMAT =
      """
      {"type":"json_schema","json_schema":{"name":"json-schema-from-Triage","strict":true,"schema":{
      "$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{
      "team":{"type":"string","enum":["billing","delivery","technical"]},"urgent":{"type":"boolean"}},
      "required":["team","urgent"],"additionalProperties":false}}}""";

  /** The same as LangChain4j describes it: another name, other orders. */
  private static final String OTHER_FORMAT =
      """
      {"type":"json_schema","json_schema":{"name":"Triage","strict":false,"schema":{
      "properties":{"urgent":{"type":"boolean"},
      "team":{"enum":["technical","delivery","billing"],"type":"string"}},
      "required":["urgent","team"],"type":"object"}}}""";

  private static final String TOOLS =
      """
      [{"type":"function","function":{"name":"rate_mood","parameters":{"type":"object",
      "properties":{"mood":{"type":"string","enum":["calm","angry"]}},"required":["mood"]}}}]""";

  private static final String FORCED =
      "{\"type\":\"function\",\"function\":{\"name\":\"rate_mood\"}}";

  private final SplittableRandom random;

  HelpCalls(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Half of them by each client; the answer follows from the words. */
  List<String> triage(int count) {
    return lines(count, i -> triage(i % 2 == 0 ? FORMAT : OTHER_FORMAT, random.nextInt(3), i));
  }

  private CallLine triage(String format, int team, int number) {
    boolean urgent = random.nextBoolean();
    return timed(number)
        .says("system", "You sort the messages of a help desk. Which team, and is it urgent?")
        .says("user", message(team) + (urgent ? " hurry hurry" : " whenever"))
        .with("response_format", format)
        .answered("{\"team\":\"%s\",\"urgent\":%b}".formatted(TEAMS.get(team), urgent));
  }

  /** A forced function whose answers follow no rule. */
  List<String> moods(int count) {
    return lines(
        count,
        i ->
            timed(i)
                .says("user", "Rate the mood of this message by the function.\n" + anything())
                .with("tools", TOOLS)
                .with("tool_choice", FORCED)
                .called(
                    "rate_mood",
                    "{\"mood\":\"%s\"}".formatted(random.nextBoolean() ? "calm" : "angry")));
  }

  /** Plain text out of a closed list. */
  List<String> teams(int count) {
    return lines(
        count,
        i -> {
          int team = random.nextInt(3);
          return timed(i)
              .says("user", "Name the team for this message in one word: " + message(team))
              .answered(TEAMS.get(team));
        });
  }

  /** Free text. */
  List<String> drafts(int count) {
    return lines(
        count,
        i ->
            timed(i)
                .says("system", "You write short and friendly replies to customers of our shop.")
                .says("user", anything())
                .answered("Dear customer, " + anything() + ", promised."));
  }

  /** By schema, but never with an answer that fits it. */
  List<String> unfit(int count) {
    return lines(
        count,
        i ->
            timed(i)
                .says("system", "Check whether the customer has a contract with us at all.")
                .says("user", anything())
                .with(
                    "response_format",
                    FORMAT.replace("team", "contract").replace("billing", "monthly"))
                .answered("I cannot say."));
  }

  /** Two parts vary, amid one string; too few to certify. */
  List<String> articles(int count) {
    return lines(
        count,
        i -> {
          int team = random.nextInt(3);
          return timed(i)
              .says(
                  "user",
                  "Sort this article of our wiki.\nTitle: %s\nText: %s\nSection and urgency:"
                      .formatted(message(team), message(team)))
              .with("response_format", FORMAT.replace("team", "section"))
              .answered("{\"section\":\"%s\",\"urgent\":true}".formatted(TEAMS.get(team)));
        });
  }

  List<String> withImages(int count) {
    return lines(
        count,
        i ->
            timed(i)
                .says("system", "What is broken on this picture?")
                .with(
                    "messages",
                    """
                    [{"role":"user","content":[{"type":"text","text":"%s"},
                    {"type":"image_url","image_url":{"url":"https://example.com/a.png"}}]}]"""
                        .formatted(anything()))
                .answered("a cable"));
  }

  List<String> withSeveralChoices(int count) {
    return lines(
        count,
        i ->
            timed(i)
                .says("user", "Three names for this product please: " + anything())
                .with("n", "3")
                .answered("Alpha"));
  }

  List<String> withOpenTools(int count) {
    return lines(
        count,
        i ->
            timed(i)
                .says("user", "Where is the order of this customer? " + anything())
                .with("tools", TOOLS)
                .called("rate_mood", "{\"mood\":\"calm\"}"));
  }

  private static List<String> lines(int count, IntFunction<CallLine> line) {
    return IntStream.range(0, count).mapToObj(line).map(CallLine::toString).toList();
  }

  private static CallLine timed(int number) {
    return new CallLine()
        .tokens(100, 0, 10, 0)
        .took(OptionalDouble.of(400 + number % 100))
        .at(
            "2026-10-%02dT%02d:%02d:%02dZ"
                .formatted(1 + number / 1440 % 28, number / 60 % 24, number % 60, number % 59));
  }

  private String message(int team) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      words.add(WORDS.get(team).get(random.nextInt(6)));
      words.add(Integer.toString(random.nextInt(1_000)));
    }
    return String.join(" ", words);
  }

  private String anything() {
    return message(random.nextInt(3));
  }
}
