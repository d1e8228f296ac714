package dev.bantam.bench;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same calls in formats of others: OpenAI's batch files, a file for fine-tuning a chat model,
 * and LiteLLM's log; each of some sets, up to 3,000 calls, with its truth beside it.
 */
final class OtherFormats implements Closeable {

  private static final int MOST_CALLS = 3_000;
  private static final Set<String> BATCH = Set.of("ocats_banking77", "trec", "sst2");
  private static final Set<String> TUNING = Set.of("clinc150", "sms_spam", "snips");
  private static final Set<String> LITELLM = Set.of("headlines", "ag_news", "banking77");

  private final LinesAndTruth batchInput;
  private final LinesAndTruth tuning;
  private final LinesAndTruth liteLlm;
  private final Path batchOutput;
  private final List<String> outputs = new ArrayList<>();
  private final long seed;

  OtherFormats(Path folder, long seed) throws IOException {
    this.batchInput = new LinesAndTruth(folder, "batch_input");
    this.tuning = new LinesAndTruth(folder, "fine_tuning");
    this.liteLlm = new LinesAndTruth(folder, "litellm");
    this.batchOutput = folder.resolve("batch_output.jsonl");
    this.seed = seed;
  }

  void write(MixedCall call) throws IOException {
    ObjectNode request = call.request();
    if (BATCH.contains(call.set().name())) {
      batch(call, request);
    } else if (TUNING.contains(call.set().name())) {
      ObjectNode line = ChatShapes.object();
      ArrayNode messages = ((ArrayNode) request.get("messages")).deepCopy();
      messages.addObject().put("role", "assistant").put("content", call.row().label());
      line.set("messages", messages);
      tuning.write(line, call);
    } else if (LITELLM.contains(call.set().name())) {
      liteLlm.write(logged(call, request), call);
    }
  }

  private void batch(MixedCall call, ObjectNode request) throws IOException {
    String id = "call-" + call.number();
    ObjectNode line = ChatShapes.object().put("custom_id", id).put("method", "POST");
    line.put("url", "/v1/chat/completions").set("body", request);
    if (batchInput.write(line, call)) {
      ObjectNode output = ChatShapes.object().put("id", "batch_req_" + call.number());
      output.put("custom_id", id);
      ObjectNode response = output.putObject("response").put("status_code", 200);
      response.put("request_id", "req_" + call.number()).set("body", call.reply(request, 1));
      outputs.add(output.putNull("error").toString());
    }
  }

  /** LiteLLM's standard logging payload, its main fields. */
  private static ObjectNode logged(MixedCall call, ObjectNode request) {
    ObjectNode reply = call.reply(request, 1);
    double start = call.time().toEpochMilli() / 1_000.0;
    ObjectNode parameters = request.deepCopy();
    parameters.remove(List.of("model", "messages"));
    ObjectNode line = ChatShapes.object();
    line.set("id", reply.get("id"));
    line.put("call_type", "acompletion").put("stream", false).put("status", "success");
    line.put("custom_llm_provider", "openai").set("model", request.get("model"));
    line.set("messages", request.get("messages"));
    line.set("response", reply);
    line.set("model_parameters", parameters);
    line.setAll((ObjectNode) reply.get("usage"));
    line.put("startTime", start).put("endTime", start + 0.5).put("response_time", 0.5);
    return line.put("cache_hit", false);
  }

  @Override
  public void close() throws IOException {
    try (batchInput;
        tuning;
        liteLlm) {
      // As the service does: the output is in another order than the input.
      Collections.shuffle(outputs, new Random(seed));
      Files.write(batchOutput, outputs);
    }
  }

  /** A file of JSON lines with its truth. */
  private static final class LinesAndTruth implements Closeable {
    private final BufferedWriter writer;
    private final TruthFile truth;
    private int lines;

    LinesAndTruth(Path folder, String name) throws IOException {
      writer = Files.newBufferedWriter(folder.resolve(name + ".jsonl"));
      truth = new TruthFile(folder.resolve(name + ".truth.csv"));
    }

    /** Whether there was room. */
    boolean write(ObjectNode line, MixedCall call) throws IOException {
      if (lines == MOST_CALLS) {
        return false;
      }
      writer.write(line + "\n");
      truth.call(++lines, call);
      return true;
    }

    @Override
    public void close() throws IOException {
      try (truth) {
        writer.close();
      }
    }
  }
}
