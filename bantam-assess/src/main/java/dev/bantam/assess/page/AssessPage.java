package dev.bantam.assess.page;

import dev.bantam.assess.Assessment;
import dev.bantam.learn.report.StaticHtml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes assess.html: one page that needs nothing but itself, for whoever decides what is called.
 * Texts of calls are capped, escaped and made visible; the file stays below a megabyte.
 */
public final class AssessPage {

  /** The file's name. */
  public static final String FILE = "assess.html";

  private AssessPage() {}

  /**
   * Writes the page about an assessment that was just made.
   *
   * @param redacted whether texts of inputs, and of answers that are not one of a field's known
   *     values, are hidden
   * @param file is replaced if it is there
   * @throws IOException when the file cannot be written whole
   */
  public static void write(Assessment assessment, boolean redacted, Path file) throws IOException {
    Files.writeString(file, html(assessment, redacted));
  }

  static String html(Assessment assessment, boolean redacted) {
    Contents contents = Contents.of(assessment, redacted);
    return StaticHtml.of(
        (output, interceptor) -> JteassessGenerated.render(output, interceptor, contents));
  }
}
