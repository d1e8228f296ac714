package dev.bantam.observe.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Endpoint;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CacheKeyTest {

  private static final String BODY =
      "{'model':'m','messages':[{'role':'system','content':'s'},{'role':'user','content':'x'}],"
          + "'temperature':0,'response_format':{'type':'json_object'},'made_up':{'a':[1,'1',null]}}";

  private final RequestReader reader = new RequestReader();

  private static ObjectNode json(String text) {
    return (ObjectNode) WireJson.read(text.replace('\'', '"'));
  }

  private CacheKey key(JsonNode body) {
    return key("/v1/chat/completions", body, Optional.empty());
  }

  private CacheKey key(String path, JsonNode body, Optional<String> tenant) {
    return CacheKey.of(path, body, reader.read(body, Endpoint.CHAT, tenant));
  }

  private static JsonNode shuffled(JsonNode value, Random random) {
    if (!value.isObject()) {
      return value;
    }
    List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(value.properties());
    Collections.shuffle(entries, random);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    entries.forEach(entry -> object.set(entry.getKey(), shuffled(entry.getValue(), random)));
    return object;
  }

  @Test
  void doesNotDependOnTheOrderOfProperties() {
    Random random = new Random(3);
    for (int at = 0; at < 50; at++) {
      assertThat(key(shuffled(json(BODY), random)).sha256()).isEqualTo(key(json(BODY)).sha256());
    }
  }

  @Test
  void doesNotDependOnHowANumberIsWritten() {
    assertThat(key(json(BODY.replace("'temperature':0", "'temperature':0.0"))).sha256())
        .isEqualTo(key(json(BODY)).sha256());
    assertThat(key(json(BODY.replace("'temperature':0", "'temperature':1e1"))).sha256())
        .isEqualTo(key(json(BODY.replace("'temperature':0", "'temperature':10"))).sha256());
  }

  @Test
  void propertiesWithoutEffectAreNoPartOfIt() {
    for (String name : CacheKey.WITHOUT_EFFECT) {
      ObjectNode other = json(BODY);
      other.put(name, "other");
      assertThat(key(other).sha256()).isEqualTo(key(json(BODY)).sha256());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'seed':1",
        "'top_p':0.5",
        "'max_tokens':3",
        "'max_completion_tokens':3",
        "'stop':['a']",
        "'n':1",
        "'logit_bias':{'50256':-100}",
        "'presence_penalty':1",
        "'reasoning_effort':'low'",
        "'verbosity':'low'",
        "'made_up_tomorrow':true",
        "'temperature':null",
        "'temperature':0.1",
        "'model':'other'",
        "'response_format':{'type':'text'}",
        "'made_up':{'a':[1,1,null]}",
        "'made_up':{'a':[1,'1']}",
        "'made_up':{'a':[1,'1',false]}",
        "'made_up':{'a':[1,['1',null]]}",
        "'messages':[{'role':'user','content':'s'},{'role':'user','content':'x'}]",
        "'messages':[{'role':'system','content':'s'},{'role':'user','content':'x '}]",
        "'messages':[{'role':'system','content':'s','name':'n'},{'role':'user','content':'x'}]",
      })
  void everythingElseIs(String changed) {
    ObjectNode other = json(BODY);
    other.setAll(json("{" + changed + "}"));
    assertThat(key(other).sha256()).isNotEqualTo(key(json(BODY)).sha256());
  }

  @Test
  void pathAndTenantAreToo() {
    JsonNode body = json(BODY);
    List<CacheKey> keys =
        List.of(
            key("/v1/chat/completions", body, Optional.empty()),
            key("/openai/v1/chat/completions", body, Optional.empty()),
            key("/v1/chat/completions", body, Optional.of("")),
            key("/v1/chat/completions", body, Optional.of("ann")),
            key("/v1/chat/completions", body, Optional.of("bob")));
    assertThat(keys).extracting(CacheKey::sha256).doesNotHaveDuplicates();
  }

  @Test
  void tellsTheTemperature() {
    assertThat(key(json(BODY)).temperature()).hasValue(0);
    ObjectNode warm = json(BODY);
    warm.put("temperature", 0.7);
    assertThat(key(warm).temperature()).hasValue(0.7);
    warm.remove("temperature");
    assertThat(key(warm).temperature()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'n':2",
        "'logprobs':true",
        "'web_search_options':{}",
        "'tools':[{'type':'function','function':{'name':'f'}}]",
        "'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'u'}}]}]",
      })
  void saysWhatMayNotBeKept(String changed) {
    ObjectNode other = json(BODY);
    other.setAll(json("{" + changed + "}"));
    assertThat(key(other).obstacle()).isPresent();
    assertThat(key(json(BODY)).obstacle()).isEmpty();
  }
}
