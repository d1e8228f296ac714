package dev.bantam.assess.page;

import dev.bantam.assess.Assessment;
import dev.bantam.learn.Version;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * All that stands on the page, in words and coordinates: the template only puts it in its place.
 *
 * @param created the day
 * @param version of Bantam
 * @param redacted whether texts of calls are hidden
 */
record Contents(
    String created,
    String version,
    boolean redacted,
    HeadlinePart headline,
    TreemapPart treemap,
    TasksPart tasks,
    Sections sections,
    CachePart cache,
    SourcesPart sources,
    ReadingPart reading) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  static Contents of(Assessment assessment, boolean redacted) {
    Texts texts = new Texts(redacted);
    Sections sections = Sections.of(assessment, texts);
    return new Contents(
        DAY.format(assessment.created()),
        Version.CURRENT,
        redacted,
        HeadlinePart.of(assessment),
        TreemapPart.of(assessment, sections.html().size()),
        TasksPart.of(assessment, sections.html().size()),
        sections,
        CachePart.of(assessment),
        SourcesPart.of(assessment, texts),
        ReadingPart.of(assessment));
  }
}
