package dev.bantam.cli;

import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.OnnxWriter;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.ValueInfo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A base model that looks up a vector for each of a few words, and others that cannot be used. */
final class TinyModel {

  private static final List<String> WORDS =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "invoice", "broken", "parcel");
  private static final int DIMENSIONS = 4;

  private TinyModel() {}

  static byte[] model() {
    return model(WORDS.size(), "input_ids", "last_hidden_state");
  }

  /** A model of fewer tokens than its tokenizer has. */
  static byte[] tooSmall() {
    return model(WORDS.size() - 2, "input_ids", "last_hidden_state");
  }

  /** A model that reads pictures. */
  static byte[] pictures() {
    return model(WORDS.size(), "pixel_values", "logits");
  }

  private static byte[] model(int tokens, String input, String output) {
    float[] values = new float[tokens * DIMENSIONS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(1.3 * i);
    }
    GraphBuilder builder = new GraphBuilder("tiny", 17);
    String ids = builder.input(ValueInfo.of(input, ElementType.INT64, "rows", "width"));
    String table = builder.initialiser("table", Tensor.floats(values, tokens, DIMENSIONS));
    builder.node(Node.of("Gather", List.of(table, ids), List.of(output), Map.of()));
    builder.output(ValueInfo.of(output, ElementType.FLOAT, "rows", "width", DIMENSIONS));
    return new OnnxWriter().bytes(builder.build());
  }

  /** A model whose weights lie in a file beside it: the bytes of one tensor that says so. */
  static byte[] elsewhere() {
    byte[] place = join(part(1, text("location")), part(2, text("model.onnx_data")));
    byte[] tensor = join(number(1, 8), number(2, 1), part(8, text("t")), part(13, place));
    return part(7, join(part(2, text("g")), part(5, join(tensor, number(14, 1)))));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] part(int field, byte[] bytes) {
    return join(new byte[] {(byte) (field << 3 | 2), (byte) bytes.length}, bytes);
  }

  private static byte[] number(int field, int value) {
    return new byte[] {(byte) (field << 3), (byte) value};
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] bytes : parts) {
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  static String tokenizer() {
    StringBuilder vocabulary = new StringBuilder();
    StringBuilder added = new StringBuilder();
    for (int i = 0; i < WORDS.size(); i++) {
      String comma = i == 0 ? "" : ",";
      vocabulary.append(comma).append("\"%s\":%d".formatted(WORDS.get(i), i));
      if (WORDS.get(i).startsWith("[")) {
        added
            .append(comma)
            .append(
                "{\"id\":%d,\"content\":\"%s\",\"single_word\":false,".formatted(i, WORDS.get(i)))
            .append("\"lstrip\":false,\"rstrip\":false,\"normalized\":false,\"special\":true}");
      }
    }
    return """
    {"version":"1.0","added_tokens":[%s],
    "normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,
      "strip_accents":true,"lowercase":true},
    "pre_tokenizer":{"type":"BertPreTokenizer"},
    "post_processor":{"type":"TemplateProcessing",
      "single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},
        {"SpecialToken":{"id":"[SEP]","type_id":0}}],
      "pair":[],
      "special_tokens":{"[CLS]":{"id":"[CLS]","ids":[2],"tokens":["[CLS]"]},
        "[SEP]":{"id":"[SEP]","ids":[3],"tokens":["[SEP]"]}}},
    "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##",
      "max_input_chars_per_word":100,"vocab":{%s}}}
    """
        .formatted(added, vocabulary);
  }
}
