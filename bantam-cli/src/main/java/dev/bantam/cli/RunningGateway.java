package dev.bantam.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which running gateway is spoken to. */
final class RunningGateway {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "Where it listens (default: http://127.0.0.1:8807).")
  private String url = "http://127.0.0.1:8807";

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "A key that it accepts (default: the variable BANTAM_KEY).")
  private Optional<String> key = Optional.empty();

  /** The gateway's own API. */
  GatewayApi api() {
    String base = url.replaceFirst("/+$", "").replaceFirst("/v1$", "");
    try {
      URI uri = new URI(base);
      if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
        throw wrong();
      }
    } catch (URISyntaxException e) {
      throw wrong();
    }
    Optional<String> known =
        key.or(() -> Optional.ofNullable(System.getenv("BANTAM_KEY"))).filter(k -> !k.isEmpty());
    if (known.isPresent() && !known.get().matches("[\\x21-\\x7e]+")) {
      throw new ParameterException(spec.commandLine(), "a key has no blanks and no odd characters");
    }
    return new GatewayApi(base, known);
  }

  private ParameterException wrong() {
    return new ParameterException(
        spec.commandLine(), "--gateway is a URL such as http://127.0.0.1:8807");
  }
}
