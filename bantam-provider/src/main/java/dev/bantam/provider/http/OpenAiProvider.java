package dev.bantam.provider.http;

import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderReply;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;

/**
 * A server that speaks OpenAI's HTTP API. What goes through is not looked into: bytes, unknown
 * fields, content encodings and statuses stay as they are, and nothing of a reply is held back.
 *
 * <p>The base URL stands for {@code /v1}, as it does for OpenAI's own clients: with {@code
 * https://host/api/openai} a call to {@code /v1/models} goes to {@code
 * https://host/api/openai/models}. A base URL without a path means {@code /v1}.
 */
public final class OpenAiProvider implements Provider {

  private static final String VERSION = "/v1";

  private final String name;
  private final HttpExchange exchange;
  private final String prefix;

  /**
   * A server with the system's trusted certificates.
   *
   * @param headers that replace those of the same name in every call, such as {@code Authorization}
   * @throws IllegalArgumentException when the base URL is not one; the message does not repeat it
   */
  public OpenAiProvider(String name, URI base, Map<String, String> headers, Timeouts timeouts) {
    this(name, base, headers, timeouts, systemTls());
  }

  /** A server with certificates of one's own. */
  public OpenAiProvider(
      String name, URI base, Map<String, String> headers, Timeouts timeouts, SSLContext tls) {
    Map<String, String> set = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    set.putAll(headers);
    this.name = name;
    this.exchange = new HttpExchange(name, base, set, timeouts, tls);
    this.prefix = exchange.prefix().isEmpty() ? VERSION : exchange.prefix();
  }

  static SSLContext systemTls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /** Whether a header of this name can be set: not if it is the connection's, such as Host. */
  public static boolean maySet(String header) {
    return RequestTemplate.maySet(header);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProviderReply send(ProviderCall call) {
    return exchange.send(call, prefix + withoutVersion(call.path()));
  }

  private static String withoutVersion(String path) {
    boolean versioned =
        path.startsWith(VERSION)
            && (path.length() == VERSION.length() || "/?".indexOf(path.charAt(3)) >= 0);
    return versioned ? path.substring(VERSION.length()) : path;
  }

  @Override
  public void close() {
    exchange.close();
  }
}
