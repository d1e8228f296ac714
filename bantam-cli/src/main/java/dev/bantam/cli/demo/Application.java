package dev.bantam.cli.demo;

import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** An application that asks a large model through the gateway, as any OpenAI client does. */
final class Application implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;

  /**
   * @param gateway its base URL, with {@code /v1}
   */
  Application(String gateway) {
    this.url = URI.create(gateway + "/chat/completions");
  }

  /**
   * Has a message sorted.
   *
   * @return what came back, and how long that took
   * @throws DemoException when nothing usable came back
   */
  Heard ask(String message) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(60))
            .header("content-type", "application/json")
            .header("authorization", "Bearer sk-demo")
            .POST(HttpRequest.BodyPublishers.ofString(Wire.request(message).toString()))
            .build();
    long from = System.nanoTime();
    try {
      HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
      return heard(message, reply, System.nanoTime() - from);
    } catch (IOException e) {
      throw new DemoException("the gateway did not answer: " + e.getMessage());
    }
  }

  private static Heard heard(String message, HttpResponse<String> reply, long nanoseconds) {
    JsonNode body;
    try {
      body = WireJson.read(reply.body());
    } catch (WireException e) {
      throw new DemoException("the gateway's answer is " + e.getMessage());
    }
    if (reply.statusCode() != 200) {
      throw new DemoException(
          "the gateway says: " + body.path("error").path("message").asString("nothing"));
    }
    return new Heard(
        message,
        body.path("choices").path(0).path("message").path("content").asString(""),
        reply.headers().firstValue("x-bantam-answered-by").orElse(""),
        nanoseconds,
        Wire.usage(body));
  }

  @Override
  public void close() {
    client.close();
  }
}
