package dev.bantam.learn.report;

import dev.bantam.core.Agreement;
import dev.bantam.learn.Learned;
import dev.bantam.specialist.Ngrams;
import dev.bantam.specialist.Provenance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the specialist was made from, enough to make it again. */
record ProvenancePart(List<Fact> facts) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  ProvenancePart {
    facts = List.copyOf(facts);
  }

  /** A name and what it stands for. */
  record Fact(String name, String value) {}

  static ProvenancePart of(Learned learned) {
    Provenance provenance = learned.manifest().provenance();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Data", Names.shown(provenance.source())));
    facts.add(new Fact("Rows", Figures.count(provenance.rows())));
    facts.add(
        new Fact(
            "Places",
            "train %s (%s after cleaning), tune %s, calibrate %s"
                .formatted(
                    Figures.count(provenance.train()),
                    Figures.count(learned.train().rows().length),
                    Figures.count(provenance.tune()),
                    Figures.count(provenance.calibrate()))));
    facts.add(new Fact("Calibrate opened", openings(provenance.openings())));
    facts.add(new Fact("Seed", Long.toString(provenance.seed())));
    facts.add(new Fact("Fingerprint (SHA-256)", provenance.fingerprint()));
    facts.add(new Fact("Created", MINUTE.format(provenance.created())));
    facts.add(
        new Fact(
            "Versions",
            "Bantam %s, agreement table %d, n-grams %d"
                .formatted(learned.manifest().version(), Agreement.VERSION, Ngrams.VERSION)));
    facts.add(
        new Fact(
            "Settings",
            provenance.settings().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "))));
    return new ProvenancePart(facts);
  }

  static String day(Instant instant) {
    return DAY.format(instant);
  }

  private static String openings(int times) {
    return switch (times) {
      case 0 -> "never";
      case 1 -> "once in this folder";
      default -> "%d times in this folder".formatted(times);
    };
  }
}
