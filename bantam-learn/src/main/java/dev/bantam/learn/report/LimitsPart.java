package dev.bantam.learn.report;

import dev.bantam.specialist.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where the page's promises end. */
record LimitsPart(List<String> sentences) {

  private static final int MOST_VALUES = 20;

  LimitsPart {
    sentences = List.copyOf(sentences);
  }

  static LimitsPart of(Manifest manifest) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "All of this speaks of calls like those in the data. When calls change, only audits notice:"
            + " keep comparing a share of the local answers with the reference.");
    sentences.add(
        "Agreement with the reference is what was measured; that is accuracy only as far as the"
            + " reference is right.");
    sentences.add(
        "The lexical rung knows words and runs of letters, not what they mean, and reads the first"
            + " 65,536 characters of a text.");
    sentences.add(
        "Only the certificate is a promise. Tune's figures describe rows on which gates and"
            + " confidences were planned; figures by value are too many to be promised together.");
    manifest
        .neverLocal()
        .forEach(
            (field, values) ->
                sentences.add(
                    "Never answered locally: %s = %s%s."
                        .formatted(
                            Names.shown(field),
                            values.stream()
                                .limit(MOST_VALUES)
                                .map(Names::shown)
                                .collect(Collectors.joining(", ")),
                            values.size() > MOST_VALUES
                                ? " and %d more".formatted(values.size() - MOST_VALUES)
                                : "")));
    return new LimitsPart(sentences);
  }
}
