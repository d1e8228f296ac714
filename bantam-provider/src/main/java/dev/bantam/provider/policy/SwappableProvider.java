package dev.bantam.provider.policy;

import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderReply;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A provider that can be replaced while it is in use. Calls that have begun end with the one that
 * they began with, which is closed when the last of them has its reply.
 */
public final class SwappableProvider implements Provider {

  private final Lock lock = new ReentrantLock();
  private Tenure current;

  /** A provider that stands for this one at first. */
  public SwappableProvider(Provider first) {
    this.current = new Tenure(first);
  }

  /** Replaces it. */
  public void swap(Provider next) {
    Tenure before;
    lock.lock();
    try {
      before = current;
      current = new Tenure(next);
    } finally {
      lock.unlock();
    }
    before.retire();
  }

  @Override
  public String name() {
    return tenure().provider.name();
  }

  private Tenure tenure() {
    lock.lock();
    try {
      return current;
    } finally {
      lock.unlock();
    }
  }

  private Tenure begin() {
    lock.lock();
    try {
      current.begin();
      return current;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public ProviderReply send(ProviderCall call) {
    Tenure tenure = begin();
    try {
      return tenure.provider.send(call);
    } finally {
      tenure.end();
    }
  }

  @Override
  public void close() {
    tenure().retire();
  }

  /** The time of one provider in office. */
  private static final class Tenure {

    private final Provider provider;
    private final Lock lock = new ReentrantLock();
    private int sending;
    private boolean retired;
    private boolean closed;

    Tenure(Provider provider) {
      this.provider = provider;
    }

    void begin() {
      lock.lock();
      try {
        sending++;
      } finally {
        lock.unlock();
      }
    }

    void end() {
      change(-1, false);
    }

    void retire() {
      change(0, true);
    }

    private void change(int calls, boolean retiring) {
      boolean close;
      lock.lock();
      try {
        sending += calls;
        retired |= retiring;
        close = retired && sending == 0 && !closed;
        closed |= close;
      } finally {
        lock.unlock();
      }
      if (close) {
        provider.close();
      }
    }
  }
}
