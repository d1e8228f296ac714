package dev.bantam.cli;

import dev.bantam.gateway.ConfigWatch;
import dev.bantam.gateway.Gateway;
import dev.bantam.gateway.answer.LearningLoop;
import dev.bantam.gateway.config.ConfigFile;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.StoreConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import dev.bantam.loop.ProcessLearners;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the gateway. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the gateway: an OpenAI-compatible server that passes every call on unharmed, records it,"
          + " and learns to answer what a small model can. Set your client's base URL to it, and"
          + " change nothing else.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bantam serve",
      "  bantam serve --upstream http://127.0.0.1:11434/v1",
      "  bantam serve --config bantam.yaml"
    })
final class ServeCommand implements Callable<Integer> {

  private static final String JOBS = "jobs";

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private GatewayArguments arguments = new GatewayArguments();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where to listen (default: 8807); 0 for any free port.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--upstream",
      paramLabel = "URL",
      description = "Who answers (default: https://api.openai.com/v1).")
  private Optional<URI> upstream = Optional.empty();

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    GatewayLog.to(terminal);
    Optional<ConfigFile> file = arguments.file();
    GatewayConfig config = overridden(file.map(ConfigFile::read).orElse(GatewayConfig.DEFAULT));
    Path home = arguments.folder();
    Gateway gateway =
        Gateway.start(
            config,
            home,
            LearningLoop.by(() -> new ProcessLearners(LearnJobCommand.line(), home.resolve(JOBS))));
    Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "bantam ends"));
    file.ifPresent(watched -> new ConfigWatch(watched, this::overridden, gateway, terminal::error));
    terminal.out().println(started(config, gateway));
    terminal.out().flush();
    new CountDownLatch(1).await();
    return 0;
  }

  private GatewayConfig overridden(GatewayConfig config) {
    GatewayConfig result = config;
    if (port.isPresent()) {
      check(port.get() >= 0 && port.get() <= 65_535, "--port is from 0 to 65535");
      result = result.withServer(config.server().withPort(port.get()));
    }
    if (upstream.isPresent()) {
      URI url = upstream.get();
      check(
          url.getHost() != null && String.valueOf(url.getScheme()).matches("https?"),
          "--upstream is a URL such as https://api.openai.com/v1");
      result =
          result.withUpstreams(
              List.of(UpstreamConfig.at(url.getHost().replaceAll("[^A-Za-z0-9_-]", "-"), url)));
    }
    return result;
  }

  private void check(boolean fine, String message) {
    if (!fine) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private String started(GatewayConfig config, Gateway gateway) {
    String address = config.server().address();
    String host = address.contains(":") ? "[" + address + "]" : address;
    String to =
        config.upstreams().size() == 1
            ? config.upstreams().getFirst().url().toString()
            : config.upstreams().size() + " upstreams";
    StoreConfig store = config.store();
    String kept =
        store.record() == StoreConfig.Recording.NONE
            ? "nothing is recorded"
            : "traces in " + (store.url().isPresent() ? "PostgreSQL" : arguments.folder());
    return "bantam relays http://%s:%d/v1 to %s; %s".formatted(host, gateway.port(), to, kept);
  }
}
