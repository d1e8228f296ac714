package dev.bantam.provider.policy;

import dev.bantam.provider.ModelField;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderReply;
import java.util.Optional;

/**
 * A provider with the model that it is asked for.
 *
 * @param model its name there; empty leaves the one that the client asked for
 */
public record Target(Provider provider, Optional<String> model) {

  /** A provider that is asked for whatever the client asks. */
  public static Target of(Provider provider) {
    return new Target(provider, Optional.empty());
  }

  /** A provider that is asked for one model. */
  public static Target of(Provider provider, String model) {
    return new Target(provider, Optional.of(model));
  }

  /** Sends a call with that model. */
  ProviderReply send(ProviderCall call) {
    ProviderCall rewritten =
        model
            .map(
                name ->
                    new ProviderCall(
                        call.method(),
                        call.path(),
                        call.headers(),
                        ModelField.write(call.body(), name)))
            .orElse(call);
    return new NamedReply(provider.send(rewritten), provider.name());
  }
}
