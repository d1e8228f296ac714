package dev.bantam.cli;

import dev.bantam.specialist.FieldResult;
import dev.bantam.specialist.Result;
import dev.bantam.specialist.Specialist;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Answers texts, one JSON object a line. */
@Command(
    name = "answer",
    mixinStandardHelpOptions = true,
    description = {
      "Answers texts: one JSON object a line, with the keys answer, confidence, rung and local"
          + " (and fields, where an answer has several).",
      "",
      "The best answer is always given; local is true when its gate opens, so that the"
          + " certificate speaks for it. Otherwise ask the large model."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bantam answer helpdesk \"I was charged twice for March\"",
      "  cut -f2 messages.tsv | bantam answer helpdesk -"
    })
final class AnswerCommand implements Callable<Integer> {

  /** Answers that may be lost before it is noticed that nobody takes them. */
  private static final int MOST_UNFLUSHED = 256;

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "NAME|DIR",
      description = "A specialist's folder, or its name in ./specialists.")
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "TEXT",
      description = {
        "Texts; - reads standard input, one text a line.",
        "Texts that begin with a dash go behind --"
      })
  private List<String> texts = List.of();

  AnswerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Specialist specialist = Specialist.load(SpecialistFolders.find(name))) {
      specialist.closed().ifPresent(why -> terminal.error("No answer is local: " + why));
      for (String text : texts) {
        if (text.equals("-")) {
          stream(specialist);
        } else {
          terminal.out().println(line(specialist.answer(text)));
        }
      }
      return 0;
    }
  }

  private void stream(Specialist specialist) {
    try {
      BoundedLines lines =
          new BoundedLines(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
      Optional<String> text = lines.next();
      for (int unflushed = 1; text.isPresent(); unflushed++) {
        terminal.out().println(line(specialist.answer(text.get())));
        if (lines.waits() || unflushed == MOST_UNFLUSHED) {
          unflushed = 0;
          if (terminal.out().checkError()) {
            return; // Whoever read the answers has gone, or the disk is full.
          }
        }
        text = lines.next();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read: " + e.getMessage(), e);
    }
  }

  private static String line(Result result) {
    ObjectNode json = Json.object();
    json.set("answer", result.answer().toJson());
    json.put("confidence", Json.rounded(result.confidence(), 4));
    json.put("rung", result.rung());
    json.put("local", result.local());
    if (result.fields().size() > 1) {
      ObjectNode fields = json.putObject("fields");
      for (FieldResult field : result.fields()) {
        fields.put(field.name(), Json.rounded(field.confidence(), 4));
      }
    }
    return Json.line(json);
  }
}
