package dev.bantam.assess.page;

import dev.bantam.assess.Assessment;
import dev.bantam.learn.report.Figures;
import dev.bantam.learn.report.StaticHtml;
import gg.jte.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The sections about single tasks, as many and as full as a page that is to be mailed can hold.
 *
 * @param html one a task, dearest first
 * @param leftOut a sentence about what had no room; empty when all had
 */
record Sections(List<Content> html, String leftOut) {

  /** How many bytes full sections take together. */
  private static final int FULL = 400_000;

  /** How many bytes all sections take together. */
  private static final int ALL = 560_000;

  Sections {
    html = List.copyOf(html);
  }

  static Sections of(Assessment assessment, Texts texts) {
    List<Content> html = new ArrayList<>();
    int most = Math.min(TasksPart.MOST, assessment.tasks().size());
    int brief = 0;
    long bytes = 0;
    for (int i = 0; i < most; i++) {
      TaskPart part = TaskPart.of(i, assessment.tasks().get(i), assessment.alpha(), texts);
      String section = html(part);
      if (bytes + size(section) > FULL) {
        section = html(part.brief());
        brief++;
      }
      if (bytes + size(section) > ALL) {
        break;
      }
      bytes += size(section);
      html.add(content(section));
    }
    return new Sections(html, leftOut(assessment.tasks().size() - html.size(), brief));
  }

  private static String leftOut(int missing, int brief) {
    String sentence =
        missing == 0
            ? ""
            : "%s no section here. "
                .formatted(missing == 1 ? "One task has" : Figures.count(missing) + " tasks have");
    return brief == 0
        ? sentence
        : sentence + "To keep this file small, the later sections show neither curve nor calls.";
  }

  private static String html(TaskPart part) {
    return StaticHtml.of(
        (output, interceptor) -> JtetaskGenerated.render(output, interceptor, part));
  }

  private static int size(String section) {
    return section.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Content content(String section) {
    return output -> output.writeContent(section);
  }
}
