package dev.bantam.provider.policy;

import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the next provider when one does not answer or says that it cannot at present (408, 409, 429,
 * 5xx). What the last one says is passed on. A call that was given up asks nobody else.
 */
public final class Fallback implements Provider {

  private final String name;
  private final List<Target> chain;

  /**
   * A chain of providers, the first one preferred.
   *
   * @throws IllegalArgumentException when it is empty
   */
  public Fallback(String name, List<Target> chain) {
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a fallback chain needs at least one provider");
    }
    this.name = name;
    this.chain = List.copyOf(chain);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProviderReply send(ProviderCall call) {
    List<ProviderException> failures = new ArrayList<>();
    for (Target target : chain.subList(0, chain.size() - 1)) {
      try {
        ProviderReply reply = target.send(call);
        if (!Trouble.passes(reply.status())) {
          return reply;
        }
        reply.close();
      } catch (ProviderException e) {
        if (e.kind() == Kind.CANCELLED) {
          throw e;
        }
        failures.add(e);
      }
    }
    try {
      return chain.getLast().send(call);
    } catch (ProviderException e) {
      failures.forEach(e::addSuppressed);
      throw e;
    }
  }

  @Override
  public void close() {
    chain.forEach(target -> target.provider().close());
  }
}
