package dev.bantam.learn;

import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.BaseModels;
import dev.bantam.learn.tune.SmallTransformer;
import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.OnnxWriter;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.specialist.encoder.EncoderSettings;
import dev.bantam.specialist.encoder.Pooling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A base model for a made-up task: a vector for each word, and no layers unless asked for. In a
 * folder as Hugging Face lays it out.
 */
final class WordEncoder {

  static final EncoderSettings SETTINGS = new EncoderSettings(Pooling.MEAN, "", 64);

  private static final int DIMENSIONS = 8;
  private static final double NOISE = 0.3;
  private static final List<String> SPECIALS = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");

  private final Map<String, Integer> vocabulary = new LinkedHashMap<>();
  private final List<float[]> table = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(11);

  private WordEncoder() {}

  /** Words that mean the same have nearly the same vector. */
  static BaseModelFiles knowing(Meanings task, Path folder) throws IOException {
    return write(task, 1, 0, folder);
  }

  /** The same below layers of random weights. */
  static BaseModelFiles layered(Meanings task, int layers, Path folder) throws IOException {
    return write(task, 1, layers, folder);
  }

  /** A word's vector says nothing of its meaning. */
  static BaseModelFiles ignorant(Meanings task, Path folder) throws IOException {
    return write(task, 0, 0, folder);
  }

  /** The second with a tokenizer of another kind than BERT's: words that blanks divide. */
  static BaseModelFiles ofWords(Meanings task, int layers, Path folder) throws IOException {
    write(task, 1, layers, folder);
    Path file = folder.resolve("tokenizer.json");
    ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(file));
    root.remove("normalizer");
    root.set("pre_tokenizer", JsonMapper.shared().createObjectNode().put("type", "Whitespace"));
    ((ObjectNode) root.path("model"))
        .put("type", "WordLevel")
        .remove(List.of("continuing_subword_prefix", "max_input_chars_per_word"));
    Files.write(file, JsonMapper.shared().writeValueAsBytes(root));
    return BaseModels.in(folder, SETTINGS);
  }

  private static BaseModelFiles write(Meanings task, float knowledge, int layers, Path folder)
      throws IOException {
    WordEncoder encoder = new WordEncoder();
    SPECIALS.forEach(special -> encoder.add(special, Meanings.NOTHING, 0));
    task.words(word -> encoder.add(word.text(), word.label(), knowledge));
    Files.createDirectories(folder);
    Files.write(folder.resolve("model.onnx"), encoder.model(layers));
    Files.write(folder.resolve("tokenizer.json"), encoder.tokenizer());
    return BaseModels.in(folder, SETTINGS);
  }

  private void add(String word, int label, float knowledge) {
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) (NOISE * random.nextGaussian());
    }
    if (label >= 0) {
      vector[label] += knowledge;
    }
    vocabulary.put(word, vocabulary.size());
    table.add(vector);
  }

  private byte[] model(int layers) {
    float[] values = new float[table.size() * DIMENSIONS];
    for (int i = 0; i < table.size(); i++) {
      System.arraycopy(table.get(i), 0, values, i * DIMENSIONS, DIMENSIONS);
    }
    Tensor words = Tensor.floats(values, table.size(), DIMENSIONS);
    if (layers > 0) {
      return new OnnxWriter().bytes(SmallTransformer.of(words, layers));
    }
    GraphBuilder builder = new GraphBuilder("words", 17);
    String ids = builder.input(ValueInfo.of("input_ids", ElementType.INT64, "rows", "width"));
    builder.input(ValueInfo.of("attention_mask", ElementType.INT64, "rows", "width"));
    String weights = builder.initialiser("table", words);
    builder.node(Node.of("Gather", List.of(weights, ids), List.of("last_hidden_state"), Map.of()));
    builder.output(
        ValueInfo.of("last_hidden_state", ElementType.FLOAT, "rows", "width", DIMENSIONS));
    return new OnnxWriter().bytes(builder.build());
  }

  private byte[] tokenizer() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("version", "1.0");
    root.put("added_tokens", SPECIALS.stream().map(this::special).toList());
    root.put(
        "normalizer",
        Map.of(
            "type",
            "BertNormalizer",
            "clean_text",
            true,
            "handle_chinese_chars",
            true,
            "strip_accents",
            true,
            "lowercase",
            true));
    root.put("pre_tokenizer", Map.of("type", "BertPreTokenizer"));
    root.put("post_processor", template());
    root.put(
        "model",
        Map.of(
            "type",
            "WordPiece",
            "unk_token",
            "[UNK]",
            "continuing_subword_prefix",
            "##",
            "max_input_chars_per_word",
            100,
            "vocab",
            vocabulary));
    return JsonMapper.shared().writeValueAsBytes(root);
  }

  private Map<String, Object> special(String name) {
    return Map.of(
        "id",
        SPECIALS.indexOf(name),
        "content",
        name,
        "single_word",
        false,
        "lstrip",
        false,
        "rstrip",
        false,
        "normalized",
        false,
        "special",
        true);
  }

  private Map<String, Object> template() {
    return Map.of(
        "type",
        "TemplateProcessing",
        "single",
        List.of(
            Map.of("SpecialToken", Map.of("id", "[CLS]", "type_id", 0)),
            Map.of("Sequence", Map.of("id", "A", "type_id", 0)),
            Map.of("SpecialToken", Map.of("id", "[SEP]", "type_id", 0))),
        "pair",
        List.of(),
        "special_tokens",
        Map.of("[CLS]", ids("[CLS]"), "[SEP]", ids("[SEP]")));
  }

  private static Map<String, Object> ids(String name) {
    return Map.of("id", name, "ids", List.of(SPECIALS.indexOf(name)), "tokens", List.of(name));
  }
}
