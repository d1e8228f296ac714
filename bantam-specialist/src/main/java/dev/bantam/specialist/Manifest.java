package dev.bantam.specialist;

import dev.bantam.core.Certificate;
import dev.bantam.core.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a specialist folder says of itself: the content of {@code specialist.json}.
 *
 * @param version the version of Bantam that wrote it
 * @param task the task's name
 * @param schema the shape of the answers
 * @param rungs the ladder, cheapest first
 * @param neverLocal by field, the values that are never answered locally
 * @param certificate what was proven, if anything was
 * @param refusal why nothing was; empty beside a certificate
 * @param tune what the rows said that the gates were planned on
 * @param values how each value fared on calibrate at the gate; empty without a certificate
 * @param golden synthetic inputs with the scores that they had when the certificate was issued
 * @param provenance what it was made from
 */
public record Manifest(
    String version,
    String task,
    Schema schema,
    List<RungEntry> rungs,
    Map<String, Set<String>> neverLocal,
    Optional<Certificate> certificate,
    Optional<String> refusal,
    TuneSummary tune,
    List<ValueCounts> values,
    List<Golden> golden,
    Provenance provenance) {

  /** The file's name in the folder. */
  public static final String FILE = "specialist.json";

  /** The version of the folder's format; a higher one is refused. */
  public static final int FORMAT = 1;

  /** A value whose collections nobody can change. */
  public Manifest {
    rungs = List.copyOf(rungs);
    neverLocal = Collections.unmodifiableMap(new TreeMap<>(neverLocal));
    values = List.copyOf(values);
    golden = List.copyOf(golden);
  }

  /**
   * One rung of the ladder.
   *
   * @param name the rung
   * @param file its file in the folder, a plain name
   * @param sha256 of the file, in hexadecimal digits
   * @param bytes the file's size
   * @param accuracy the share of tune's rows that it answers as the reference does
   * @param microseconds a mean answer on the machine that learned
   * @param gate the score from which it answers; empty when it never does
   */
  public record RungEntry(
      String name,
      String file,
      String sha256,
      long bytes,
      double accuracy,
      double microseconds,
      OptionalDouble gate) {}

  /**
   * How surely and how well tune's rows were answered, gate by gate, strictest first.
   *
   * @param rows how many rows tune had
   * @param gates counts at each gate
   */
  public record TuneSummary(int rows, List<TuneGate> gates) {
    /** A value whose list nobody can change. */
    public TuneSummary {
      gates = List.copyOf(gates);
    }
  }

  /**
   * One gate on tune.
   *
   * @param score from which it opens
   * @param accepted rows that it lets through
   * @param disagreements those of them that were answered otherwise than the reference does
   */
  public record TuneGate(double score, int accepted, int disagreements) {}

  /**
   * One value of one field among the calibration rows that were answered locally.
   *
   * @param field the field
   * @param value the value, or {@code null} in words
   * @param said how often the specialist said it
   * @param saidWrong how often the reference said something else then
   * @param was how often the reference said it
   * @param wasMissed how often the specialist said something else then
   */
  public record ValueCounts(
      String field, String value, int said, int saidWrong, int was, int wasMissed) {

    /** How such counts may be used: whoever chooses by them has looked at calibrate. */
    public static final String USE =
        "From the held-out rows of the certificate: to choose --never-local by it, learn again on"
            + " new rows.";
  }

  /**
   * A synthetic input that must score on this machine what it scored where the certificate was
   * issued.
   *
   * @param input the text
   * @param score its score; not a number where no gate may open
   * @param values the chosen value of each field, by index
   */
  public record Golden(String input, double score, List<Integer> values) {
    /** A value whose list nobody can change. */
    public Golden {
      values = List.copyOf(values);
    }
  }
}
