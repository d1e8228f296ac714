package dev.bantam.economy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Parts of real catalogues, and prices out of lists. */
final class Excerpts {

  private Excerpts() {}

  static byte[] bytes(String name) {
    try (InputStream in = Objects.requireNonNull(Excerpts.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Price price(PriceList prices, String name) {
    return switch (prices.find(name)) {
      case Quote.Known quote -> quote.price();
      case Quote.Unknown quote -> throw new AssertionError(quote.reason());
    };
  }
}
