package dev.bantam.learn.report;

import dev.bantam.learn.Learned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes report.html: one page that needs nothing but itself, for people who were not there when
 * the specialist was learned. It quotes no training text: words are named only if several rows
 * share them.
 */
public final class Report {

  /** The file's name in a specialist's folder. */
  public static final String FILE = "report.html";

  private Report() {}

  /**
   * Writes the page about a specialist that was just learned.
   *
   * @param file is replaced if it is there
   * @throws IOException when the file cannot be written whole
   */
  public static void write(Learned learned, Path file) throws IOException {
    Files.writeString(file, html(learned));
  }

  static String html(Learned learned) {
    ReportPage page = ReportPage.of(learned);
    return StaticHtml.of(
        (output, interceptor) -> JtereportGenerated.render(output, interceptor, page));
  }
}
