package dev.bantam.economy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A price list in a file, told by its content: LiteLLM's catalogue, OpenRouter's models, or YAML
 * that a person wrote.
 */
public final class PriceFile {

  private static final int MOST_BYTES = 32_000_000;

  private PriceFile() {}

  /**
   * The file's list. A catalogue holds no date: its prices are as of the day on which the file was
   * last changed, in UTC.
   *
   * @throws PriceListException when it cannot be read, is larger than 32 MB, or is no price list
   */
  public static ImportedPrices read(Path path) {
    String file = String.valueOf(path.getFileName());
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new PriceListException(
            "%s is larger than %,d MB: it is no price list"
                .formatted(path, MOST_BYTES / 1_000_000));
      }
      LocalDate day =
          Files.getLastModifiedTime(path).toInstant().atZone(ZoneOffset.UTC).toLocalDate();
      return read(bytes, file, day);
    } catch (IOException e) {
      throw new PriceListException(
          Files.exists(path)
              ? "%s cannot be read: is it a file that you may read?".formatted(path)
              : "%s does not exist".formatted(path));
    }
  }

  /**
   * The list that the bytes hold.
   *
   * @param file its name, for messages and for where a price is from
   * @param asOf when its prices held if it does not say
   * @throws PriceListException when it is no price list
   */
  public static ImportedPrices read(byte[] bytes, String file, LocalDate asOf) {
    String source = Printable.text(file);
    if (!looksLikeJson(bytes)) {
      return new ImportedPrices(PriceYaml.read(bytes, source, asOf), List.of());
    }
    return CatalogueJson.hasList(bytes, source, "data")
        ? OpenRouterModels.read(bytes, source, asOf)
        : LiteLlmCatalogue.read(bytes, source, asOf);
  }

  /** A brace and a quote, perhaps behind a byte order mark and white space. */
  private static boolean looksLikeJson(byte[] bytes) {
    int at = startsWithMark(bytes) ? 3 : 0;
    at = pastWhiteSpace(bytes, at);
    if (at >= bytes.length || bytes[at] != '{') {
      return false;
    }
    at = pastWhiteSpace(bytes, at + 1);
    return at >= bytes.length || bytes[at] == '"' || bytes[at] == '}';
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static int pastWhiteSpace(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && Character.isWhitespace(bytes[at])) {
      at++;
    }
    return at;
  }
}
