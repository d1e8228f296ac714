package dev.bantam.cli;

import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The own API of a gateway that runs somewhere. */
final class GatewayApi {

  private static final String TASKS = "/bantam/v1/tasks";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String base;
  private final Optional<String> key;

  /**
   * @param base its URL without a path
   */
  GatewayApi(String base, Optional<String> key) {
    this.base = base;
    this.key = key;
  }

  /** All tasks, each as the gateway describes it. */
  List<JsonNode> tasks() {
    JsonNode data = send(request(TASKS).GET().build()).path("data");
    if (!data.isArray()) {
      throw noGateway();
    }
    return data.valueStream().toList();
  }

  /**
   * The one task of that id or name.
   *
   * @throws GatewayApiException when there is none, or several
   */
  JsonNode task(String idOrName) {
    List<JsonNode> named = new ArrayList<>();
    for (JsonNode task : tasks()) {
      if (task.path("id").asString("").equals(idOrName)) {
        return task;
      }
      if (task.path("name").asString("").equals(idOrName)) {
        named.add(task);
      }
    }
    if (named.size() == 1) {
      return named.getFirst();
    }
    throw new GatewayApiException(
        named.isEmpty()
            ? "there is no task %s; `bantam tasks` lists them".formatted(idOrName)
            : "there are %d tasks of the name %s; say the id of one"
                .formatted(named.size(), idOrName));
  }

  /**
   * Has something done with a task.
   *
   * @param verb such as promote
   * @return the task after that
   */
  JsonNode change(String idOrName, String verb, ObjectNode body) {
    String id = task(idOrName).path("id").asString("");
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
    return post(TASKS + "/" + encoded + "/" + verb, body);
  }

  /** Adds a task. */
  JsonNode declare(ObjectNode body) {
    return post(TASKS, body);
  }

  private JsonNode post(String path, ObjectNode body) {
    return send(
        request(path)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.line(body)))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    key.ifPresent(text -> request.header("authorization", "Bearer " + text));
    return request;
  }

  private JsonNode send(HttpRequest request) {
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build()) {
      return read(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (ConnectException e) {
      throw new GatewayApiException(
          "nothing listens at %s. Is the gateway running (bantam serve)? Elsewhere: --gateway URL"
              .formatted(base));
    } catch (HttpTimeoutException e) {
      throw new GatewayApiException("%s did not answer in time".formatted(base));
    } catch (IOException e) {
      throw new GatewayApiException("the connection to %s broke".formatted(base));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayApiException("interrupted");
    }
  }

  private JsonNode read(HttpResponse<String> response) {
    JsonNode body;
    try {
      body = response.body().isEmpty() ? Json.object() : WireJson.read(response.body());
    } catch (WireException e) {
      throw noGateway();
    }
    int status = response.statusCode();
    if (status / 100 == 2) {
      return body;
    }
    String message = body.path("error").path("message").asString("");
    if (message.isEmpty()) {
      throw noGateway();
    }
    String advice = status == 401 || status == 403 ? " Say a key by BANTAM_KEY or --key KEY." : "";
    throw new GatewayApiException("the gateway says: " + Terminal.harmless(message) + advice);
  }

  private GatewayApiException noGateway() {
    return new GatewayApiException(
        "what answers at %s is no Bantam gateway of this version".formatted(base));
  }
}
