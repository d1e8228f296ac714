package dev.bantam.economy;

import java.util.List;

/**
 * A price list from a file, and what was left out of it.
 *
 * @param prices the list
 * @param remarks what a reader must know: entries left out and why, a sentence each
 */
public record ImportedPrices(PriceList prices, List<String> remarks) {

  /** A value whose list nobody can change. */
  public ImportedPrices {
    remarks = List.copyOf(remarks);
  }
}
