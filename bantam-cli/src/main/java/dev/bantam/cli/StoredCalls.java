package dev.bantam.cli;

import dev.bantam.assess.AssessException;
import dev.bantam.gateway.config.ConfigFile;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.store.CallCosts;
import dev.bantam.gateway.store.Home;
import dev.bantam.gateway.store.TraceExport;
import dev.bantam.gateway.store.TraceFilter;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.learn.WriteException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The calls that a gateway recorded, as a file for whoever reads them more than once; it is gone
 * when this is closed. The gateway may be running.
 *
 * @param folder holds nothing else
 * @param file the calls
 * @param result how many there are
 */
record StoredCalls(Path folder, Path file, TraceExport.Result result) implements AutoCloseable {

  private static final String NAME = "recorded-calls.jsonl";

  /**
   * @param config the gateway's configuration, for traces that are in PostgreSQL
   * @throws AssessException when there is no such home or nothing in it that can be read
   */
  static StoredCalls of(Path home, Optional<ConfigFile> config) {
    if (!Files.isDirectory(home)) {
      throw new AssessException(
          "there is no folder %s: --home is where a gateway keeps its traces".formatted(home));
    }
    GatewayConfig read = config.map(ConfigFile::read).orElse(GatewayConfig.DEFAULT);
    if (read.store().url().isEmpty() && !Home.hasTraces(home)) {
      throw new AssessException("no gateway has recorded anything in %s".formatted(home));
    }
    Path folder = temporary();
    Path file = folder.resolve(NAME);
    try (TraceStore store = Home.at(home).open(read.store());
        OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file))) {
      TraceExport.Result result =
          TraceExport.write(store, TraceFilter.ALL, CallCosts.of(read), bytes);
      return new StoredCalls(folder, file, result);
    } catch (IOException e) {
      delete(folder, file);
      throw WriteException.of(file, e, "");
    } catch (RuntimeException e) {
      delete(folder, file);
      throw e;
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("bantam-assess");
    } catch (IOException e) {
      throw WriteException.of(Path.of(System.getProperty("java.io.tmpdir")), e, "");
    }
  }

  @Override
  public void close() {
    delete(folder, file);
  }

  private static void delete(Path folder, Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // The system clears its temporary files.
    }
  }
}
