package dev.bantam.cli;

import picocli.CommandLine.Option;

/** The options that say what is to be proven. */
final class PromiseArguments {

  @Option(
      names = "--alpha",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "The most disagreement among local answers (default: ${DEFAULT-VALUE}).")
  private double alpha;

  @Option(
      names = "--delta",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "The chance that a certificate is wrong (default: ${DEFAULT-VALUE}).")
  private double delta;

  double alpha() {
    return alpha;
  }

  double delta() {
    return delta;
  }
}
