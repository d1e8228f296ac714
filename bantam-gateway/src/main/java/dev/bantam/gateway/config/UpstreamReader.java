package dev.bantam.gateway.config;

import dev.bantam.provider.http.OpenAiProvider;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who answers, and which models go to whom. */
final class UpstreamReader {

  /** What {@link #url} takes. */
  static final String URL =
      "should be an http or https URL of a host, a port up to 65535 and a path, without ? and #";

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int MOST = 100;
  private static final int MAX_TOKENS = 8192;
  private static final URI ANTHROPIC = URI.create("https://api.anthropic.com/v1");

  private final AccessConfig.Mode mode;
  private final Problems problems;

  UpstreamReader(AccessConfig.Mode mode, Problems problems) {
    this.mode = mode;
    this.problems = problems;
  }

  List<UpstreamConfig> read(Section file) {
    List<UpstreamConfig> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : file.sections("upstreams")) {
      UpstreamConfig upstream = upstream(section);
      if (!names.add(upstream.name())) {
        section.problem("name", "is that of another upstream too");
      }
      all.add(upstream);
    }
    if (all.size() > MOST) {
      file.problem("upstreams", "should be at most " + MOST);
    }
    return all.isEmpty() ? List.of(UpstreamConfig.DEFAULT) : all;
  }

  private UpstreamConfig upstream(Section section) {
    UpstreamConfig d = UpstreamConfig.DEFAULT;
    Wire wire = wire(section);
    URI usual = wire instanceof Wire.Anthropic ? ANTHROPIC : d.url();
    UpstreamConfig upstream =
        new UpstreamConfig(
            section
                .<String>parsed("name", UpstreamReader::name, "should be letters, digits, - and _")
                .orElse(d.name()),
            wire,
            section.<URI>parsed("url", UpstreamReader::url, URL).orElse(usual),
            section.secret("key", UpstreamReader::printable, "should be printable ASCII"),
            headers(section),
            section.duration("connect", SHORTEST, LONGEST, d.connect()),
            section.duration("first_byte", SHORTEST, LONGEST, d.firstByte()),
            section.duration("idle", SHORTEST, LONGEST, d.idle()),
            section.number("attempts", 1, 20, d.attempts()),
            section.number("concurrent", 1, 100_000),
            section.number("queue", 0, 1_000_000, d.queue()),
            section.number("breaker", 1, 1000),
            section.duration("pause", d.pause()));
    if (mode == AccessConfig.Mode.PASS_THROUGH && upstream.key().isPresent()) {
      section.problem(
          "key",
          "is for access.mode: keys. Callers pass their own keys through here; whoever can reach"
              + " this port could spend this one");
    }
    section.end();
    return upstream;
  }

  /** What it speaks; an option of another kind is a mistake that {@link Section#end} tells. */
  private static Wire wire(Section section) {
    String kind = section.text("kind").orElse("openai");
    return switch (kind) {
      case "openai" -> new Wire.OpenAi();
      case "anthropic" ->
          new Wire.Anthropic(section.number("max_tokens", 1, 1_000_000, MAX_TOKENS));
      case "replay" -> {
        Optional<Path> file =
            section.parsed("file", UpstreamReader::path, "should be a file of recorded calls");
        if (file.isEmpty()) {
          section.problem("kind", "replay needs the file of recorded calls");
        }
        yield new Wire.Replay(file.orElse(Path.of("")), section.number("pace", 0, 1000, 100));
      }
      default -> {
        section.problem("kind", "should be openai, anthropic or replay");
        yield new Wire.OpenAi();
      }
    };
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  static Map<String, String> headers(Section section) {
    Map<String, String> headers = new LinkedHashMap<>();
    Optional<Section> all = section.section("headers");
    if (all.isPresent()) {
      for (String name : all.get().names()) {
        if (!name.matches("[A-Za-z0-9-]{1,100}")) {
          all.get().problem(name, "cannot be the name of a header");
        }
        if (!OpenAiProvider.maySet(name)) {
          all.get().problem(name, "cannot be set: it is the connection's own header");
        }
        all.get()
            .secret(name, UpstreamReader::printable, "should be printable ASCII")
            .ifPresent(text -> headers.put(name, text));
      }
    }
    return headers;
  }

  private static Optional<String> printable(String text) {
    return text.chars().allMatch(c -> c >= 32 && c <= 126) ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> name(String text) {
    return text.matches("[A-Za-z0-9_-]{1,40}") ? Optional.of(text) : Optional.empty();
  }

  static Optional<URI> url(String text) {
    try {
      URI url = new URI(text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean plain =
          url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null
              && url.getPort() != 0
              && url.getPort() <= 65_535;
      return web && plain && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  List<RouteConfig> routes(Section file, Set<String> names) {
    List<RouteConfig> routes = new ArrayList<>();
    Optional<Section> models = file.section("models");
    if (models.isPresent()) {
      for (String pattern : models.get().names()) {
        int star = pattern.indexOf('*');
        if (pattern.isEmpty() || (star >= 0 && star < pattern.length() - 1)) {
          models.get().problem(pattern, "cannot be routed: a * may only stand at the end");
        } else {
          routes.add(new RouteConfig(pattern, chain(models.get(), pattern, names)));
        }
      }
    }
    return routes;
  }

  /** Each is UPSTREAM or UPSTREAM/MODEL. */
  private List<RouteConfig.Hop> chain(Section models, String pattern, Set<String> names) {
    List<RouteConfig.Hop> chain = new ArrayList<>();
    for (String text : models.texts(pattern)) {
      int slash = text.indexOf('/');
      String upstream = slash < 0 ? text : text.substring(0, slash);
      if (!names.contains(upstream)) {
        models.problem(
            pattern,
            "goes to %s, which is none of the upstreams: %s"
                .formatted(upstream, String.join(", ", names)));
      }
      Optional<String> model =
          slash < 0 ? Optional.empty() : Optional.of(text.substring(slash + 1));
      if (model.filter(String::isEmpty).isPresent()) {
        models.problem(pattern, "names no model after the slash");
      }
      chain.add(new RouteConfig.Hop(upstream, model));
    }
    if (chain.isEmpty()) {
      models.node(pattern).ifPresent(node -> problems.at(node, pattern + " goes nowhere"));
    }
    return chain;
  }
}
