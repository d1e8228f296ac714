package dev.bantam.learn;

import dev.bantam.core.guarantee.Certification;
import dev.bantam.core.guarantee.Feasibility;
import dev.bantam.learn.data.Cleaned;
import dev.bantam.learn.data.DataReport;
import dev.bantam.learn.data.Dataset;
import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A specialist that was just learned, with all that was seen on the way.
 *
 * @param folder where it is
 * @param manifest what it says of itself
 * @param data what it was learned from
 * @param report what a person should know about the data
 * @param places which row did what
 * @param train the rows that were learned from, cleaned
 * @param rung the lexical rung
 * @param tune what it answered to tune's rows
 * @param feasibility what tune says could be certified at several alphas
 * @param certification the walk on calibrate; empty when no certificate was asked for
 * @param seconds how long learning took
 */
public record Learned(
    Path folder,
    Manifest manifest,
    Dataset data,
    DataReport report,
    Places places,
    Cleaned train,
    LexicalRung rung,
    Verdicts tune,
    List<Feasibility> feasibility,
    Optional<Certification> certification,
    double seconds) {

  /** A value whose list nobody can change. */
  public Learned {
    feasibility = List.copyOf(feasibility);
  }
}
