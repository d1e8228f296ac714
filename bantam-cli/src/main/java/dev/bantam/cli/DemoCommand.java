package dev.bantam.cli;

import dev.bantam.cli.demo.Demo;
import dev.bantam.cli.demo.Ink;
import dev.bantam.cli.demo.LearningThread;
import dev.bantam.gateway.Gateway;
import dev.bantam.gateway.answer.LearningLoop;
import dev.bantam.gateway.config.CacheConfig;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import dev.bantam.learn.WriteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows in a minute what the gateway does in days. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows in a minute what the gateway does in days: a task is found among calls, a small model is"
          + " learned, proves itself, and takes over; then the large model changes its mind. Needs no"
          + " key and no network.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  bantam demo")
final class DemoCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--fast", description = "As fast as machines can watch.")
  private boolean fast;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    GatewayLog.problemsTo(terminal);
    Path home = home();
    try (Demo demo = new Demo(fast);
        Gateway gateway = Gateway.start(config(demo), home, LearningLoop.by(LearningThread::new))) {
      String url = "http://127.0.0.1:" + gateway.port();
      GatewayApi api = new GatewayApi(url, Optional.of("sk-demo"));
      demo.play(url, api::tasks, terminal.out(), terminal.interactive(), terminal.columns(), ink());
    } finally {
      delete(home);
    }
    next().forEach(terminal.out()::println);
    terminal.out().flush();
    return 0;
  }

  private static GatewayConfig config(Demo demo) {
    GatewayConfig usual = GatewayConfig.DEFAULT;
    return usual
        .withServer(usual.server().withPort(0))
        .withUpstreams(List.of(UpstreamConfig.at("large-model", demo.upstream())))
        .withCache(CacheConfig.OFF)
        .withLoop(Demo.loop());
  }

  private static Path home() {
    try {
      return Files.createTempDirectory("bantam-demo");
    } catch (IOException e) {
      throw WriteException.of(Path.of(System.getProperty("java.io.tmpdir")), e, "");
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw WriteException.of(folder, e, "");
    }
  }

  private Ink ink() {
    return new Ink() {
      @Override
      public String bold(String text) {
        return terminal.bold(text);
      }

      @Override
      public String dim(String text) {
        return terminal.dim(text);
      }

      @Override
      public String good(String text) {
        return terminal.green(text);
      }
    };
  }

  private List<String> next() {
    String bantam = terminal.command();
    return List.of(
        "",
        "  All of that ran on this machine. Next:",
        "    %s serve                  your own calls: set your client's base URL"
            .formatted(bantam),
        "                                   to http://127.0.0.1:8807/v1",
        "    %s tasks                  what it has found among them".formatted(bantam),
        "    %s assess calls.jsonl     or look first at calls that you recorded".formatted(bantam));
  }
}
