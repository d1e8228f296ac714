package dev.bantam.gateway.store;

import dev.bantam.gateway.relay.Bodies;
import dev.bantam.observe.log.OwnLine;
import dev.bantam.observe.wire.StreamedReply;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes traces as lines that {@code bantam assess} reads, the oldest first; streams are put
 * together into whole replies. Left out is what cannot be such a line: calls without texts, with
 * texts that are not whole, or with bodies that are not JSON. So are calls that were answered on
 * this side: whoever learns from them would learn from itself.
 */
public final class TraceExport {

  private static final int PAGE = 200;

  /**
   * What came of it.
   *
   * @param written lines
   * @param leftOut traces that cannot be such a line
   */
  public record Result(long written, long leftOut) {}

  private TraceExport() {}

  /**
   * Writes all traces that fit the filter, with what they cost where that is known.
   *
   * @throws IOException from {@code out}
   * @throws StoreException when they cannot be read
   */
  public static Result write(
      TraceStore store, TraceFilter filter, CallCosts costs, OutputStream out) throws IOException {
    long written = 0;
    long leftOut = 0;
    String after = "";
    List<StoredTrace> page = store.following(filter, after, PAGE);
    while (!page.isEmpty()) {
      for (StoredTrace trace : page) {
        Optional<byte[]> line = store.texts(trace.id()).flatMap(texts -> line(trace, texts, costs));
        if (line.isPresent()) {
          out.write(line.get());
          written++;
        } else {
          leftOut++;
        }
        after = trace.id();
      }
      page = store.following(filter, after, PAGE);
    }
    return new Result(written, leftOut);
  }

  private static Optional<byte[]> line(StoredTrace trace, TraceTexts texts, CallCosts costs) {
    if (!texts.whole()
        || trace.answeredBy().startsWith("local:")
        || trace.answeredBy().equals("cache")) {
      return Optional.empty();
    }
    try {
      OwnLine line =
          new OwnLine(
              texts.request(),
              reply(texts),
              OptionalDouble.of(trace.whole().toNanos() / 1e6),
              Optional.of(trace.time()),
              Optional.of(trace.tenant()).filter(tenant -> !tenant.isEmpty()),
              Optional.of(trace.path()),
              trace.retry(),
              costs.of(trace));
      return Optional.of(line.toBytes());
    } catch (WireException e) {
      return Optional.empty();
    }
  }

  private static byte[] reply(TraceTexts texts) {
    if (!Bodies.isEvents(texts.replyType())) {
      return texts.reply();
    }
    String events = new String(texts.reply(), StandardCharsets.UTF_8);
    return WireJson.mapper().writeValueAsBytes(StreamedReply.ofEvents(events));
  }
}
