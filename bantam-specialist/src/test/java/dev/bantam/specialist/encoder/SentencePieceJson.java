package dev.bantam.specialist.encoder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small {@code tokenizer.json} of SentencePiece's kind, made by hand. */
final class SentencePieceJson {

  /** In their order the tokens' numbers; the special ones come first. */
  static final List<String> PIECES =
      List.of("<s>", "</s>", "<unk>", "▁", "▁card", "card", "▁the", "s", "▁straße", "i", "t");

  private SentencePieceJson() {}

  static byte[] bytes() {
    return TokenizerJson.bytes(root());
  }

  static Map<String, Object> root() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("version", "1.0");
    root.put("added_tokens", List.of(special(0), special(1), special(2)));
    root.put(
        "pre_tokenizer",
        Map.of("type", "Metaspace", "replacement", "▁", "prepend_scheme", "always", "split", true));
    root.put(
        "post_processor",
        Map.of(
            "type",
            "RobertaProcessing",
            "sep",
            List.of("</s>", 1),
            "cls",
            List.of("<s>", 0),
            "trim_offsets",
            true,
            "add_prefix_space",
            true));
    root.put(
        "model",
        Map.of(
            "type",
            "Unigram",
            "unk_id",
            2,
            "vocab",
            PIECES.stream().map(piece -> List.<Object>of(piece, -1.5)).toList()));
    return root;
  }

  private static Map<String, Object> special(int id) {
    Map<String, Object> special = new LinkedHashMap<>();
    special.put("id", id);
    special.put("content", PIECES.get(id));
    for (String option : List.of("single_word", "lstrip", "rstrip", "normalized")) {
      special.put(option, false);
    }
    special.put("special", true);
    return special;
  }
}
