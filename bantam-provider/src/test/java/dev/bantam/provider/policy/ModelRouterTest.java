package dev.bantam.provider.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.provider.FakeProvider;
import dev.bantam.provider.HttpContract;
import dev.bantam.provider.ModelField;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.http.OpenAiProvider;
import dev.bantam.provider.http.Timeouts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelRouterTest extends HttpContract {

  @Override
  protected Provider provider(URI server, Timeouts timeouts) {
    Target origin = Target.of(new OpenAiProvider("origin", server, Map.of(), timeouts));
    return new ModelRouter(
        "router",
        List.of(
            new Route("gpt-*", Target.of(new FakeProvider("none").then(500))),
            new Route("*", origin)));
  }

  private final FakeProvider a = new FakeProvider("a").then(200);
  private final FakeProvider b = new FakeProvider("b").then(200);
  private final FakeProvider c = new FakeProvider("c").then(200);
  private final ModelRouter router =
      new ModelRouter(
          "router",
          List.of(
              new Route("gpt-*", Target.of(a)),
              new Route("gpt-6-mini", Target.of(b, "small")),
              new Route("gpt-6*", Target.of(c)),
              new Route("far/*", Target.of(c, "near-*"))));

  private static ProviderCall ask(String model) {
    return post("/v1/chat/completions", "{\"model\":\"%s\",\"messages\":[]}".formatted(model));
  }

  private Optional<String> answers(String model) {
    return router.send(ask(model)).answeredBy();
  }

  @Test
  void theExactNameGoesFirstThenTheLongestBeginning() {
    assertThat(answers("gpt-5")).contains("a");
    assertThat(answers("gpt-6-mini")).contains("b");
    assertThat(answers("gpt-6-mini-2")).contains("c");
    assertThat(answers("gpt-6")).contains("c");
  }

  @Test
  void rewritesTheModelIfTheRouteSaysSo() {
    answers("gpt-6-mini");
    answers("far/away");
    answers("gpt-5");
    assertThat(ModelField.read(b.calls().getLast().body())).contains("small");
    assertThat(ModelField.read(c.calls().getLast().body())).contains("near-away");
    assertThat(ModelField.read(a.calls().getLast().body())).contains("gpt-5");
  }

  @Test
  void anUnknownModelIsNotFound() throws Exception {
    try (ProviderReply reply = router.send(ask("claude\\\"<b>"))) {
      assertThat(reply.status()).isEqualTo(404);
      assertThat(text(reply))
          .contains("\"code\":\"model_not_found\"")
          .contains("'claude\\\"<b>'")
          .contains("far/*, gpt-*, gpt-6*, gpt-6-mini");
    }
  }

  @Test
  void aCallWithoutAModelGoesToTheFirstRouteOrTheOneForAll() {
    ProviderCall list = new ProviderCall("GET", "/v1/models", Map.of(), "".getBytes(UTF_8));
    assertThat(router.send(list).answeredBy()).contains("a");
    ModelRouter all =
        new ModelRouter(
            "all", List.of(new Route("x", Target.of(a)), new Route("*", Target.of(b, "y"))));
    assertThat(all.send(list).answeredBy()).contains("b");
  }

  @Test
  void refusesRoutesThatSayNothingOrTheSame() {
    assertThatThrownBy(() -> new Route("a*b", Target.of(a))).hasMessageContaining("a*b");
    assertThatThrownBy(() -> new Route("", Target.of(a)))
        .isInstanceOf(IllegalArgumentException.class);
    Route route = new Route("x", Target.of(a));
    assertThatThrownBy(() -> new ModelRouter("r", List.of(route, route)))
        .hasMessage("two routes for x");
  }

  @Test
  void closesEachProviderOnce() {
    router.close();
    assertThat(List.of(a.closed(), b.closed(), c.closed())).containsExactly(1, 1, 1);
  }
}
