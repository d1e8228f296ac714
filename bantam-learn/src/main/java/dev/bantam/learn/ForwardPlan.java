package dev.bantam.learn;

import dev.bantam.core.guarantee.GateCounts;
import dev.bantam.core.guarantee.GateGrid;
import dev.bantam.core.guarantee.GatePlan;
import dev.bantam.core.guarantee.PathCounts;
import dev.bantam.core.guarantee.Tally;
import dev.bantam.core.guarantee.TuneEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a frozen specialist will be tested on, written before the rows exist: nobody can choose
 * after looking.
 *
 * @param grid the gates, strictest first
 * @param evidence what tune says of each
 * @param alpha the risk to certify
 * @param delta the chance that the certificate may be wrong
 * @param rows how many later rows certify it
 * @param teacher the model whose answers define right, when a model does
 * @param validity how long the certificate may be trusted without audits
 */
record ForwardPlan(
    GateGrid grid,
    TuneEvidence evidence,
    double alpha,
    double delta,
    int rows,
    Optional<String> teacher,
    Duration validity) {

  /** The file's name in the folder. */
  static final String FILE = "plan.json";

  private static final JsonMapper JSON = new JsonMapper();
  private static final long LARGEST_FILE = 1 << 20;

  GatePlan gates() {
    return GatePlan.of(evidence, rows, alpha, delta);
  }

  void write(Path folder) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("alpha", alpha).put("delta", delta).put("rows", rows);
    teacher.ifPresent(name -> root.put("teacher", name));
    root.put("valid_days", validity.toDays());
    root.put("tune_rows", evidence.counts().rows());
    ArrayNode gates = root.putArray("gates");
    for (int gate = 0; gate < grid.thresholds().size(); gate++) {
      Tally tune = evidence.counts().gates().get(gate).all();
      ObjectNode entry = gates.addObject();
      entry.put("score", Double.toString(grid.thresholds().get(gate)));
      entry.put("accepted", tune.accepted()).put("disagreements", tune.disagreements());
      entry.put("risk", evidence.risks().get(gate));
    }
    Files.writeString(
        folder.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }

  /**
   * @throws LearnException when the folder has no plan, or one that somebody changed by hand
   */
  static ForwardPlan read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        throw new LearnException(
            "%s has no %s: it was not learned to be certified later".formatted(folder, FILE));
      }
      if (Files.size(file) > LARGEST_FILE) {
        throw new LearnException("%s is too large to be a plan".formatted(file));
      }
      return of(JSON.readTree(Files.readAllBytes(file)));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new LearnException("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private static ForwardPlan of(JsonNode root) {
    List<Double> thresholds = new ArrayList<>();
    List<GateCounts> counts = new ArrayList<>();
    List<Double> risks = new ArrayList<>();
    for (JsonNode gate : root.path("gates")) {
      Tally tally =
          new Tally(gate.required("accepted").asInt(), gate.required("disagreements").asInt());
      thresholds.add(Double.valueOf(gate.required("score").asString()));
      counts.add(new GateCounts(tally, tally));
      risks.add(gate.required("risk").asDouble());
    }
    return new ForwardPlan(
        new GateGrid(thresholds),
        new TuneEvidence(new PathCounts(root.required("tune_rows").asInt(), counts), risks),
        root.required("alpha").asDouble(),
        root.required("delta").asDouble(),
        root.required("rows").asInt(),
        Optional.ofNullable(root.get("teacher")).map(JsonNode::asString),
        Duration.ofDays(root.required("valid_days").asLong()));
  }
}
