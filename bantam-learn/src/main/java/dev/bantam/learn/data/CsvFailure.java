package dev.bantam.learn.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the CSV parser's refusals mean, said with the line where the trouble began. */
final class CsvFailure {

  private CsvFailure() {}

  /**
   * Runs one step of the parser.
   *
   * @param cellLine the line on which the cell begins that is being read
   */
  static <T> T explained(String file, LongSupplier cellLine, Supplier<T> step) {
    try {
      return step.get();
    } catch (CsvParseException refused) {
      DataException own = own(refused);
      if (own != null) {
        throw own;
      }
      throw new DataException(
          "%s, line %d: the quotation mark that opens here is not closed properly. A quoted cell ends with a mark before the separator; a mark inside it is doubled (\"\")."
              .formatted(file, cellLine.getAsLong()),
          refused);
    }
  }

  private static @Nullable DataException own(Throwable refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataException own) {
        return own;
      }
    }
    return null;
  }
}
