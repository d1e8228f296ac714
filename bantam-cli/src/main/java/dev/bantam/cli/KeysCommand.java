package dev.bantam.cli;

import dev.bantam.gateway.access.GatewayKey;
import dev.bantam.gateway.store.KeyTable;
import dev.bantam.gateway.store.TraceStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The gateway's own keys. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "The gateway's own keys, which callers use where the configuration says access.mode: keys. A"
          + " running gateway follows within two seconds.",
      ""
    })
final class KeysCommand {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  KeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Makes a key and shows it, this once.")
  int add(
      @Parameters(paramLabel = "NAME", description = "Whose key: letters, digits, - _ . and @")
          String name,
      @Option(names = "--all", description = "May see and delete the traces of others.")
          boolean all,
      @Mixin GatewayArguments arguments) {
    if (!name.matches("[A-Za-z0-9._@-]{1,64}")) {
      throw wrong("a name has 1 to 64 letters, digits, - _ . and @");
    }
    GatewayKey.Fresh fresh = GatewayKey.fresh(name, all, new SecureRandom(), Instant.now());
    try (TraceStore store = open(arguments)) {
      if (!store.keys().add(fresh.row())) {
        throw wrong("there is a key of %s already; remove it first".formatted(name));
      }
    }
    terminal.out().println(fresh.text());
    terminal.out().flush();
    terminal.error("this is shown once; only a hash of it is kept");
    return 0;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Names the keys; none is shown.")
  int list(@Mixin GatewayArguments arguments) {
    try (TraceStore store = open(arguments)) {
      List<KeyTable.Row> keys = store.keys().list();
      for (KeyTable.Row key : keys) {
        terminal
            .out()
            .println(
                "%-24s bantam-%s-...  %s%s"
                    .formatted(
                        key.name(),
                        key.id(),
                        DAY.format(key.created()),
                        key.allTraces() ? "  all traces" : ""));
      }
      terminal.out().flush();
      if (keys.isEmpty()) {
        terminal.error("there are no keys yet: bantam keys add NAME");
      }
    }
    return 0;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a key: it lets nobody in any more.")
  int remove(
      @Parameters(paramLabel = "NAME", description = "Whose key.") String name,
      @Mixin GatewayArguments arguments) {
    try (TraceStore store = open(arguments)) {
      if (!store.keys().remove(name)) {
        throw wrong("there is no key of %s".formatted(name));
      }
    }
    return 0;
  }

  private static TraceStore open(GatewayArguments arguments) {
    return arguments.home().open(arguments.config().store());
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
