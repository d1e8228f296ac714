package dev.bantam.provider.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.provider.Mutations;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MutatedRepliesTest {

  private static final List<String> REPLIES =
      List.of(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n0123456789",
          String.join(
              "\r\n",
              "HTTP/1.1 200 OK",
              "Transfer-Encoding: chunked",
              "",
              "5",
              "01234",
              "A;x=1",
              "0123456789",
              "0",
              "X: 1",
              "",
              ""),
          "HTTP/1.0 429 No\r\nRetry-After: 1\r\n\r\nlater",
          "HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 204 None\r\nConnection: X, close\r\n\r\n");

  @Test
  @Timeout(60)
  void endAsRepliesOrAsFailuresAndNeverOtherwise() throws IOException {
    Timeouts timeouts =
        new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));
    Random random = new Random(14);
    int replied = 0;
    int failed = 0;
    try (TestServer server =
            new TestServer(
                x -> {
                  x.write(x.request().text());
                  x.hangUp();
                });
        Provider provider = new OpenAiProvider("o", server.url(""), Map.of(), timeouts)) {
      for (int i = 0; i < 2000; i++) {
        String reply = Mutations.mutate(REPLIES.get(i % REPLIES.size()), random);
        ProviderCall call = new ProviderCall("POST", "/v1/x", Map.of(), reply.getBytes(UTF_8));
        try (ProviderReply answer = provider.send(call)) {
          assertThat(answer.status()).isBetween(200, 999);
          answer.body().readAllBytes();
          replied++;
        } catch (ProviderException e) {
          failed++;
        }
      }
    }
    assertThat(replied).isGreaterThan(200);
    assertThat(failed).isGreaterThan(200);
  }
}
