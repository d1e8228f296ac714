package dev.bantam.economy;

/** What a price list says about a model. */
public sealed interface Quote {

  /** The name that was asked for. */
  String asked();

  /**
   * The list knows a price.
   *
   * @param asked the name that was asked for
   * @param matched the spelling of it under which the list knows the model; not the asked one when
   *     a date or a fine-tune's own name was left out
   * @param entry the model on the list
   */
  record Known(String asked, String matched, ModelPrice entry) implements Quote {

    /** What is asked. */
    public Price price() {
      return entry.price();
    }

    /** Whether the list knows the very name that was asked for. */
    public boolean verbatim() {
      return asked.equals(matched);
    }

    /** Who says which price, and for which name. */
    public String sentence() {
      return "%s%s: %s (%s, %s)"
          .formatted(
              Printable.text(asked),
              verbatim() ? "" : " priced as " + Printable.text(matched),
              price().rates(),
              price().source(),
              price().asOf());
    }
  }

  /**
   * The list knows none, or not which.
   *
   * @param asked the name that was asked for
   * @param reason why, with what to do about it
   */
  record Unknown(String asked, String reason) implements Quote {}
}
