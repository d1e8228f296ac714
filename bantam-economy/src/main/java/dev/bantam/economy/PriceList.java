package dev.bantam.economy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What models cost: a list, perhaps laid over others. A list on top is asked first, in every
 * spelling of a name (without the date of a snapshot, see {@link #find(String)}), and only then the
 * one below. A model that no list knows is unknown; a price is never guessed from a similar name.
 */
public final class PriceList {

  /** One list and its index. */
  private record Layer(List<ModelPrice> entries, PriceIndex index) {}

  private static final String BUILT_IN = "prices.yaml";

  private final List<Layer> layers;

  private PriceList(List<Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  /**
   * A list of these.
   *
   * @throws PriceListException when two entries share a name
   */
  public static PriceList of(List<ModelPrice> entries) {
    List<ModelPrice> copy = List.copyOf(entries);
    return new PriceList(List.of(new Layer(copy, new PriceIndex(copy))));
  }

  /** The dated list that comes with Bantam; {@code docs/prices.md} says where it is from. */
  public static PriceList builtIn() {
    try (InputStream in = PriceList.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException(BUILT_IN + " is missing from the program");
      }
      return PriceYaml.read(in.readAllBytes(), "built-in " + BUILT_IN, LocalDate.EPOCH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This list laid over another one. */
  public PriceList over(PriceList base) {
    return new PriceList(Stream.concat(layers.stream(), base.layers.stream()).toList());
  }

  /**
   * What is known about a model.
   *
   * <p>A name is {@code MODEL} or {@code PROVIDER/MODEL}. It is looked up as written. If the list
   * does not know it so, a fine-tune's own name and then a date at the end ({@code -2024-08-06},
   * {@code -20240806}, {@code @20240806}) are left out, and the quote says so. A bare model that
   * several providers offer at different prices is unknown until the name says which.
   */
  public Quote find(String name) {
    if (name.isBlank()) {
      return new Quote.Unknown(name, "the call names no model");
    }
    for (Layer layer : layers) {
      for (String spelling : ModelNames.spellings(name)) {
        switch (layer.index().match(spelling)) {
          case PriceIndex.Match.One(ModelPrice entry) -> {
            return new Quote.Known(name, spelling, entry);
          }
          case PriceIndex.Match.Several(String reason) -> {
            return new Quote.Unknown(name, reason);
          }
          case PriceIndex.Match.None() -> {}
        }
      }
    }
    return new Quote.Unknown(
        name,
        "%s is not on the price list: add it to a list of your own"
            .formatted(Printable.text(name)));
  }

  /** What is known about a model of one provider. */
  public Quote find(String provider, String model) {
    return find(provider + "/" + model);
  }

  /** All entries, those of the list on top first. */
  public List<ModelPrice> entries() {
    List<ModelPrice> all = new ArrayList<>();
    layers.forEach(layer -> all.addAll(layer.entries()));
    return List.copyOf(all);
  }
}
