package dev.bantam.provider;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A provider that does next what it was told next, and the last thing from then on. */
public final class FakeProvider implements Provider {

  private final String name;
  private final Deque<Supplier<ProviderReply>> script = new ArrayDeque<>();
  private final List<ProviderCall> calls = new ArrayList<>();
  private int closed;

  public FakeProvider(String name) {
    this.name = name;
  }

  public FakeProvider then(Supplier<ProviderReply> next) {
    script.add(next);
    return this;
  }

  public FakeProvider then(int status) {
    return then(() -> BytesReply.json(status, "{\"from\":\"%s\"}".formatted(name)));
  }

  public FakeProvider thenFail(ProviderException.Kind kind) {
    return then(
        () -> {
          throw new ProviderException(kind, name + ": told to fail");
        });
  }

  public List<ProviderCall> calls() {
    return calls;
  }

  public int closed() {
    return closed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProviderReply send(ProviderCall call) {
    calls.add(call);
    Supplier<ProviderReply> next = script.size() > 1 ? script.removeFirst() : script.getFirst();
    return next.get();
  }

  @Override
  public void close() {
    closed++;
  }
}
