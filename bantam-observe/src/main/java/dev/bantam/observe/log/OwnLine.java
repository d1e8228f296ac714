package dev.bantam.observe.log;

import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our own line of recorded calls, as Bantam exports them and reads them back.
 *
 * @param request the request's body, JSON in UTF-8
 * @param response the reply's body, JSON in UTF-8
 * @param latency in milliseconds
 * @param time when the call was made
 * @param tenant whose call it is
 * @param endpoint the path that it went to
 * @param retry whether the client said that it repeats an earlier call
 * @param cost in US dollars, if it is known; not read back
 */
public record OwnLine(
    byte[] request,
    byte[] response,
    OptionalDouble latency,
    Optional<Instant> time,
    Optional<String> tenant,
    Optional<String> endpoint,
    boolean retry,
    Optional<BigDecimal> cost) {

  /** A first attempt at an endpoint that the bodies tell. */
  public OwnLine(
      byte[] request,
      byte[] response,
      OptionalDouble latency,
      Optional<Instant> time,
      Optional<String> tenant) {
    this(request, response, latency, time, tenant, Optional.empty(), false, Optional.empty());
  }

  /**
   * The line with its end, in UTF-8. The bodies keep their numbers and the order of their
   * properties, without white space between them.
   *
   * @throws WireException when a body is not JSON
   */
  public byte[] toBytes() {
    JsonMapper mapper = WireJson.mapper();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator line = mapper.createGenerator(out)) {
      line.writeStartObject();
      line.writeName("request");
      copy(request, line);
      line.writeName("response");
      copy(response, line);
      if (latency.isPresent()) {
        line.writeNumberProperty("latency_ms", latency.getAsDouble());
      }
      if (time.isPresent()) {
        line.writeStringProperty("timestamp", time.get().toString());
      }
      if (tenant.isPresent()) {
        line.writeStringProperty("tenant", tenant.get());
      }
      if (endpoint.isPresent()) {
        line.writeStringProperty("endpoint", endpoint.get());
      }
      if (cost.isPresent()) {
        line.writeNumberProperty("cost_usd", cost.get());
      }
      if (retry) {
        line.writeName("headers");
        line.writeStartObject();
        line.writeNumberProperty(RetryHeader.NAME, 1);
        line.writeEndObject();
      }
      line.writeEndObject();
    } catch (JacksonException e) {
      throw new WireException(WireJson.problem(e));
    }
    out.write('\n');
    return out.toByteArray();
  }

  private static void copy(byte[] body, JsonGenerator line) {
    try (JsonParser parser = WireJson.mapper().createParser(body)) {
      if (parser.nextToken() == null) {
        throw new WireException("an empty body");
      }
      line.copyCurrentStructureExact(parser);
      if (parser.nextToken() != null) {
        throw new WireException("a body of more than one JSON value");
      }
    }
  }
}
