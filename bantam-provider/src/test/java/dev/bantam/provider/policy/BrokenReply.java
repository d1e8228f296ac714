package dev.bantam.provider.policy;

import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Begins well and breaks off. */
record BrokenReply(Kind kind) implements ProviderReply {

  BrokenReply() {
    this(Kind.BROKEN);
  }

  @Override
  public int status() {
    return 200;
  }

  @Override
  public Map<String, List<String>> headers() {
    return Map.of();
  }

  @Override
  public InputStream body() {
    return new InputStream() {
      @Override
      public int read(byte[] into, int offset, int length) {
        return read();
      }

      @Override
      public int read() {
        throw new ProviderException(kind, "broke off");
      }
    };
  }

  @Override
  public void close() {}
}
