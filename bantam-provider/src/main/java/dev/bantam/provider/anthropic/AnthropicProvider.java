package dev.bantam.provider.anthropic;

import dev.bantam.core.Endpoint;
import dev.bantam.observe.wire.Endpoints;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import dev.bantam.provider.BytesReply;
import dev.bantam.provider.OpenAiError;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Anthropic's Messages API for who speaks OpenAI's chat completions: text, images, PDF files,
 * tools, structured output and streams, both ways. What has no counterpart is refused with a status
 * of 400 that names the field, never left out in silence.
 */
public final class AnthropicProvider implements Provider {

  /** How long an answer may be in tokens when the call sets no limit. */
  public static final long MAX_TOKENS = 8192;

  private static final int LARGEST = 64 << 20;

  private final Provider wire;
  private final RequestTranslation requests;
  private final Ticker ticker;

  /**
   * A provider that translates.
   *
   * @param wire what carries the translated bytes, such as an {@link
   *     dev.bantam.provider.http.OpenAiProvider} with Anthropic's base URL and, unless clients
   *     bring their own keys, {@code x-api-key}
   * @param maxTokens of an answer to a call that sets no limit, such as {@link #MAX_TOKENS}
   */
  public AnthropicProvider(Provider wire, long maxTokens, Ticker ticker) {
    this.wire = wire;
    this.requests = new RequestTranslation(maxTokens);
    this.ticker = ticker;
  }

  @Override
  public String name() {
    return wire.name();
  }

  @Override
  public ProviderReply send(ProviderCall call) {
    boolean chat = Endpoints.ofPath(call.path()).filter(Endpoint.CHAT::equals).isPresent();
    if (!chat || !call.method().equals("POST")) {
      return OpenAiError.notFound(
              "unknown_url", name() + " answers POST /v1/chat/completions and nothing else.")
          .reply();
    }
    JsonNode body;
    byte[] translated;
    try {
      body = WireJson.read(call.body(), 0, call.body().length);
      translated = requests.translate(body).toString().getBytes(StandardCharsets.UTF_8);
    } catch (WireException e) {
      return OpenAiError.invalid("", "The body is " + e.getMessage()).reply();
    } catch (UntranslatableException e) {
      return OpenAiError.invalid(e.field(), String.valueOf(e.getMessage())).reply();
    }
    ProviderReply reply =
        wire.send(
            new ProviderCall(
                "POST", "/v1/messages", AnthropicHeaders.request(call.headers()), translated));
    return back(reply, body);
  }

  private ProviderReply back(ProviderReply reply, JsonNode body) {
    long created = ticker.now().getEpochSecond();
    if (reply.status() == 200 && streams(reply)) {
      boolean usage = body.path("stream_options").path("include_usage").booleanValue(false);
      return new TranslatedStream(
          name(),
          reply,
          AnthropicHeaders.reply(reply.headers(), "text/event-stream"),
          new StreamTranslation(name(), usage, created));
    }
    try (reply) {
      byte[] bytes = whole(reply);
      Map<String, List<String>> headers =
          AnthropicHeaders.reply(reply.headers(), "application/json");
      if (reply.status() != 200) {
        OpenAiError error = ErrorTranslation.translate(name(), reply.status(), bytes);
        return new BytesReply(
            error.status(), headers, error.json().getBytes(StandardCharsets.UTF_8));
      }
      return new BytesReply(
          200,
          headers,
          ReplyTranslation.translate(message(bytes), created)
              .toString()
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean streams(ProviderReply reply) {
    return reply.headers().getOrDefault("Content-Type", List.of()).stream()
        .anyMatch(type -> type.startsWith("text/event-stream"));
  }

  private JsonNode message(byte[] bytes) {
    try {
      JsonNode message = WireJson.read(bytes, 0, bytes.length);
      if (message.path("content").isArray()) {
        return message;
      }
    } catch (WireException e) {
      throw new ProviderException(
          Kind.BROKEN, "%s: the reply is %s".formatted(name(), e.getMessage()), e);
    }
    throw new ProviderException(Kind.BROKEN, name() + ": the reply is not a message");
  }

  private byte[] whole(ProviderReply reply) {
    try {
      byte[] bytes = reply.body().readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ProviderException(
            Kind.BROKEN, "%s: a reply of more than %d MB".formatted(name(), LARGEST >> 20));
      }
      return bytes;
    } catch (IOException e) {
      throw new ProviderException(Kind.BROKEN, name() + ": the reply broke off", e);
    }
  }

  @Override
  public void close() {
    wire.close();
  }
}
