package dev.bantam.learn.data;

import java.util.List;

/**
 * How a dataset came out of its file.
 *
 * @param file the file as it was named
 * @param rowsRead rows in the file, the empty ones too
 * @param emptyRows rows without text or without any label, which were left out
 * @param rowsKept rows in the dataset
 * @param notes sentences for people: columns that were guessed, a sample drawn, fields that never
 *     vary
 */
public record Reading(
    String file, long rowsRead, long emptyRows, long rowsKept, List<String> notes) {
  public Reading {
    notes = List.copyOf(notes);
  }
}
