package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Message;
import dev.bantam.core.Message.Role;
import java.util.List;

/** Prompts of every style that people use. */
final class Styles {

  static final String FEW_SHOT =
      """
      You label questions by what they ask for.

      Question: How tall is the tower?
      Answer: NUMBER

      Question: Who wrote "I, the card"?
      Answer: PERSON

      Question: {1}
      Answer:""";

  private Styles() {}

  static List<Style> all() {
    return List.of(
        Style.system(
            "schema",
            Style.schema("category", "billing", "technical"),
            "Classify the support ticket into one of the categories.",
            "{1}"),
        Style.system(
            "function",
            Style.function("record_sentiment", "sentiment", "positive", "negative"),
            "You read film reviews.",
            "{1}"),
        Style.system(
            "enum suffix",
            new AnswerFormat.PlainText(),
            "Find the intent of the message.",
            "{1}\nYou must answer strictly with one of these enums:\nBALANCE\nTRANSFER\nOTHER"),
        Style.user(
            "before",
            "Is the following message spam or ham? Answer with one word.\n\nMessage: {1}"),
        Style.user("after", "{1}\n\nIn which language is the text above written?"),
        Style.user("around", "Decide whether the review \"{1}\" is positive or negative. Answer:"),
        Style.user(
            "labels",
            "Assign one topic of World, Sports, Business, Sci/Tech to this article:\n{1}\nTopic:"),
        Style.user("few-shot", FEW_SHOT),
        Style.user("two slots", "Rate the news from 1 to 5.\nTitle: {1}\nBody: {2}\nRating:"),
        Style.user("sentence pair", "How similar are \"{1}\" and \"{2}\" on a scale from 0 to 5?"),
        Style.of(
            "few-shot turns",
            new AnswerFormat.PlainText(),
            1,
            new Message(Role.SYSTEM, "Extract the colour."),
            new Message(Role.USER, "The red car"),
            new Message(Role.ASSISTANT, "red"),
            new Message(Role.USER, "{1}")),
        Style.of(
            "input in the system text",
            Style.schema("urgent", "yes", "no"),
            1,
            new Message(Role.SYSTEM, "Say whether the mail is urgent.\n<mail>{1}</mail>"),
            new Message(Role.USER, "Is it urgent?")));
  }
}
