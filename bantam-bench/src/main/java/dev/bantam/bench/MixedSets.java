package dev.bantam.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Nine data sets as the calls of nine tasks, each asked in another style. */
final class MixedSets {

  private static final String SMALL = "gpt-4o-mini";

  private final Path data;

  MixedSets(Path data) {
    this.data = data;
  }

  List<CallSet> read() throws IOException {
    return List.of(
        banking77(),
        ocats(),
        sst2(),
        clinc150(),
        trec(),
        smsSpam(),
        snips(),
        agNews(),
        headlines());
  }

  /** A JSON schema by openai-java. */
  private CallSet banking77() throws IOException {
    List<LabelledText> rows = LabelledText.read("label", data.resolve("banking77/train.csv"));
    return new CallSet(
        "banking77",
        10_003,
        rows,
        new PromptStyle.OpenAiJavaSchema(
            "gpt-4.1-mini", "Intent", "intent", LabelledText.labels(rows)),
        new Instructions(
            "Find the intent of a customer of our bank.",
            "Find the intent of a customer of our bank. Be careful with fees.",
            "Which intent has this customer of our bank?"),
        false);
  }

  /** A JSON schema by LangChain4j; the answers are those that GPT-4 gave. */
  private CallSet ocats() throws IOException {
    List<LabelledText> rows =
        LabelledText.read(
            "gpt_label",
            data.resolve("ocats_banking77/stream.csv"),
            data.resolve("ocats_banking77/dev.csv"));
    return new CallSet(
        "ocats_banking77",
        4_081,
        rows,
        new PromptStyle.LangChain4jEnum("gpt-4.1", "Intent", LabelledText.labels(rows)),
        new Instructions(
            "What does the customer want? Choose NONE if nothing fits.",
            "What does the customer want? Choose NONE if nothing fits well.",
            "Choose the customer's wish from the list, or NONE."),
        false);
  }

  /** One forced function. */
  private CallSet sst2() throws IOException {
    List<LabelledText> rows = LabelledText.read("label", data.resolve("sst2/train.csv"));
    return new CallSet(
        "sst2",
        6_920,
        rows,
        new PromptStyle.ForcedFunction(
            "gpt-4.1-nano", "RecordSentiment", "sentiment", LabelledText.labels(rows)),
        new Instructions(
            "Record whether the reviewer liked the film.",
            "Record whether the reviewer liked the movie.",
            "A sentence of a film review follows. Record its sentiment."),
        true);
  }

  /** The labels in the system message. */
  private CallSet clinc150() throws IOException {
    List<LabelledText> rows = LabelledText.read("label", data.resolve("clinc150/train.csv"));
    String labels = String.join(", ", LabelledText.labels(rows));
    return new CallSet(
        "clinc150",
        13_000,
        rows,
        new PromptStyle.SystemAndText(SMALL),
        new Instructions(
            "You route requests to an assistant. Answer with one of: " + labels,
            "You route requests to our assistant. Answer with one of: " + labels,
            "Route the request. Answer with exactly one of these names, nothing else:\n" + labels),
        true);
  }

  /** LangChain4j without a strict schema: the labels after the input. */
  private CallSet trec() throws IOException {
    List<LabelledText> rows = LabelledText.read("label", data.resolve("trec/train.csv"));
    String labels = String.join("\n", LabelledText.labels(rows));
    return new CallSet(
        "trec",
        5_452,
        rows,
        new PromptStyle.OneString(SMALL, "Classify the question by what its answer would be."),
        new Instructions(
            "{input}\nYou must answer strictly with one of these enums:\n" + labels,
            "{input}\nYou must answer strictly with one of these enums:\n" + labels + "\nOTHER",
            "Question: {input}\nYou must answer strictly with one of these enums:\n" + labels),
        false);
  }

  /** The instruction before the input. */
  private CallSet smsSpam() throws IOException {
    List<LabelledText> rows =
        LabelledText.read(
            "label", data.resolve("sms_spam/train.csv"), data.resolve("sms_spam/test.csv"));
    return new CallSet(
        "sms_spam",
        5_574,
        rows,
        new PromptStyle.OneString(SMALL, ""),
        new Instructions(
            "Is this text message spam? Answer spam or ham.\n\nMessage: {input}",
            "Is this text message spam? Answer only spam or ham.\n\nMessage: {input}",
            "Answer spam or ham for the following text message.\n\n{input}"),
        false);
  }

  /** The instruction around the input. */
  private CallSet snips() throws IOException {
    List<LabelledText> rows = LabelledText.read("label", data.resolve("snips/train.csv"));
    String labels = String.join(", ", LabelledText.labels(rows));
    return new CallSet(
        "snips",
        4_970,
        rows,
        new PromptStyle.OneString(SMALL, ""),
        new Instructions(
            "A voice assistant heard this:\n<heard>\n{input}\n</heard>\nWhich of these is it? "
                + labels,
            "A voice assistant heard this:\n<heard>\n{input}\n</heard>\nWhich one of these is it? "
                + labels,
            "The assistant heard:\n<heard>\n{input}\n</heard>\nChoose: " + labels),
        false);
  }

  /** Two slots. */
  private CallSet agNews() throws IOException {
    List<LabelledText> rows =
        LabelledText.read(
            "label", data.resolve("ag_news/test.csv"), data.resolve("ag_news/train.csv"));
    String labels = String.join(", ", LabelledText.labels(rows));
    return new CallSet(
        "ag_news",
        5_000,
        rows,
        new PromptStyle.TwoSlots(SMALL),
        new Instructions(
            "File this article under " + labels + ".\nTitle: {title}\nText: {text}\nSection:",
            "File this article under " + labels + ".\nTitle: {title}\nText: {text}\nThe section:",
            "Sections: " + labels + "\nTitle: {title}\nText: {text}\nSection:"),
        false);
  }

  /** Examples inside the string, with FrugalGPT's own prefix. */
  private CallSet headlines() throws IOException {
    String examples =
        Files.readString(data.resolve("frugalgpt/prompts/HEADLINES_prefix_e8.txt")).stripTrailing();
    List<LabelledText> rows =
        LabelledText.read("label", data.resolve("frugalgpt/headlines/train.csv"));
    String asked = "\n\nQ: {input}\nA:";
    return new CallSet(
        "headlines",
        5_000,
        rows,
        new PromptStyle.OneString(SMALL, ""),
        new Instructions(
            examples + asked,
            examples.replaceFirst("Please determine", "Determine") + asked,
            examples + "\n\nQ: gold unchanged at the close\nA: neutral" + asked),
        true);
  }
}
