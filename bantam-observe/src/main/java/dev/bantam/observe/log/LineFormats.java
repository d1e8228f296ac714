package dev.bantam.observe.log;

import dev.bantam.observe.wire.RequestReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The known formats of JSON lines, the most particular first. */
final class LineFormats {

  private final List<LineFormat> formats;

  LineFormats(RequestReader requests) {
    formats =
        List.of(
            new OwnFormat(requests),
            new BatchFormat(),
            new OtelFormat(requests),
            new LangfuseFormat(requests),
            new LiteLlmFormat(requests),
            new StoredFormat(requests),
            new TuningFormat(requests));
  }

  /** The format of a line. */
  Optional<LineFormat> of(JsonNode line) {
    for (LineFormat format : formats) {
      if (format.fits(line)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** What is looked for, one format a line. */
  String lookedFor() {
    return formats.stream()
            .map(format -> "  %s: %s".formatted(format.title(), format.looksLike()))
            .collect(Collectors.joining("\n"))
        + "\n  LangChain4j's logged requests: lines \"- method: POST\", \"- url: ...\","
        + " \"- body: {...}\"";
  }
}
