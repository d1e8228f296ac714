package com.example.helpdesk;

import dev.bantam.specialist.Result;
import dev.bantam.specialist.Specialist;
import dev.bantam.specialist.SpecialistException;
import dev.bantam.specialist.SpecialistOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Answers the lines of standard input with an embedded specialist: for each line who answers, the
 * answer, its confidence and the line, separated by tabs.
 *
 * <pre>java -jar target/helpdesk.jar FOLDER [SAMPLED-SHARE]</pre>
 */
public final class HelpDesk {

  private static final double USUAL_SHARE = 0.05;

  private HelpDesk() {}

  /** Reads until the input ends. Exit code 2: wrong arguments; 4: no usable specialist. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("usage: java -jar helpdesk.jar FOLDER [SAMPLED-SHARE]");
      System.exit(2);
    }
    double share = arguments.length == 2 ? Double.parseDouble(arguments[1]) : USUAL_SHARE;
    AuditQueue audits = new AuditQueue();
    SpecialistOptions options = SpecialistOptions.defaults().withAudits(audits, share);
    try (Specialist specialist = Specialist.load(Path.of(arguments[0]), options)) {
      specialist.closed().ifPresent(why -> System.err.println("No answer is local: " + why));
      answerLines(specialist);
      audits.askTheTeacher();
    } catch (SpecialistException e) {
      System.err.println(e.getMessage());
      System.exit(4);
    }
  }

  private static void answerLines(Specialist specialist) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Result result = specialist.answer(line);
      // Only a local answer has the certificate behind it. Any other is a guess: ask the model
      // that the specialist learned from, or a person.
      String who = result.local() ? "local" : "ask";
      System.out.printf(
          Locale.ROOT,
          "%s\t%s\t%.4f\t%s%n",
          who,
          result.answer().text(),
          result.confidence(),
          line);
    }
  }
}
