package dev.bantam.provider.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.provider.BytesReply;
import dev.bantam.provider.FakeProvider;
import dev.bantam.provider.HttpContract;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.TestServer;
import dev.bantam.provider.http.OpenAiProvider;
import dev.bantam.provider.http.Timeouts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SwappableProviderTest extends HttpContract {

  @Override
  protected Provider provider(URI server, Timeouts timeouts) {
    SwappableProvider provider = new SwappableProvider(new FakeProvider("before").then(500));
    provider.swap(new OpenAiProvider("origin", server, Map.of(), timeouts));
    return provider;
  }

  @Test
  void closesTheOldOneWhenNobodyWaitsForItAnyMore() {
    FakeProvider old = new FakeProvider("old");
    FakeProvider next = new FakeProvider("next").then(200);
    SwappableProvider provider = new SwappableProvider(old);
    old.then(
        () -> {
          provider.swap(next);
          assertThat(provider.name()).isEqualTo("next");
          assertThat(provider.send(chat()).status()).isEqualTo(200);
          assertThat(old.closed()).isZero();
          return BytesReply.json(201, "{}");
        });
    assertThat(provider.send(chat()).status()).isEqualTo(201);
    assertThat(old.closed()).isEqualTo(1);
    assertThat(next.closed()).isZero();
    provider.close();
    provider.close();
    assertThat(next.closed()).isEqualTo(1);
  }

  @Test
  void noCallIsDroppedWhileProvidersChange() throws Exception {
    try (TestServer server = new TestServer(x -> x.reply(200, x.request().body()));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      SwappableProvider provider = new SwappableProvider(origin(server, 0));
      List<Future<Integer>> statuses = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        statuses.add(
            threads.submit(
                () -> {
                  int answered = 0;
                  for (int i = 0; i < 100; i++) {
                    if (i % 10 == 9) {
                      provider.swap(origin(server, i));
                    }
                    try (ProviderReply reply = provider.send(chat())) {
                      answered += text(reply).startsWith("{\"model\"") ? 1 : 0;
                    }
                  }
                  return answered;
                }));
      }
      for (Future<Integer> status : statuses) {
        assertThat(status.get()).isEqualTo(100);
      }
      provider.close();
    }
  }

  private static Provider origin(TestServer server, int number) {
    return new OpenAiProvider("origin" + number, server.url("/v1"), Map.of(), PATIENT);
  }
}
