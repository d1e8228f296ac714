package dev.bantam.cli;

import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.store.CallCosts;
import dev.bantam.gateway.store.TraceExport;
import dev.bantam.gateway.store.TraceFilter;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.learn.WriteException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the gateway has recorded. */
@Command(
    name = "traces",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "What the gateway has recorded.",
    subcommands = TracesCommand.ExportCommand.class)
final class TracesCommand {

  /** Writes them out. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Writes the recorded calls, one JSON object a line, as `bantam assess` reads them. The"
            + " gateway may be running.",
        ""
      })
  static final class ExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin private GatewayArguments arguments = new GatewayArguments();

    @Option(names = "--out", paramLabel = "FILE", description = "Instead of standard output.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--tenant", paramLabel = "NAME", description = "Only the calls of this one.")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--model", paramLabel = "NAME", description = "Only calls of this model.")
    private Optional<String> model = Optional.empty();

    ExportCommand(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
      TraceFilter filter = new TraceFilter(tenant, model);
      GatewayConfig config = arguments.config();
      CallCosts costs = CallCosts.of(config);
      try (TraceStore store = arguments.home().open(config.store())) {
        TraceExport.Result result =
            out.isPresent()
                ? toFile(store, filter, costs, out.get())
                : toOutput(store, filter, costs);
        terminal.error(
            "%,d calls written%s"
                .formatted(
                    result.written(),
                    result.leftOut() == 0
                        ? ""
                        : ", %,d left out (no whole texts in JSON)".formatted(result.leftOut())));
      }
      return 0;
    }

    private static TraceExport.Result toFile(
        TraceStore store, TraceFilter filter, CallCosts costs, Path file) {
      try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file))) {
        return TraceExport.write(store, filter, costs, bytes);
      } catch (IOException e) {
        throw WriteException.of(file, e, "");
      }
    }

    private TraceExport.Result toOutput(TraceStore store, TraceFilter filter, CallCosts costs)
        throws IOException {
      OutputStream lines =
          new OutputStream() {
            @Override
            public void write(int b) {
              throw new UnsupportedOperationException("lines are written whole");
            }

            @Override
            public void write(byte[] line) {
              terminal.out().print(new String(line, StandardCharsets.UTF_8));
            }
          };
      TraceExport.Result result = TraceExport.write(store, filter, costs, lines);
      terminal.out().flush();
      return result;
    }
  }
}
