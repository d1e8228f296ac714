package dev.bantam.specialist.encoder;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Small {@code tokenizer.json} files of BERT's kind, made by hand. */
final class TokenizerJson {

  static final List<String> SPECIALS = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

  private static final List<String> PIECES =
      List.of(
          "the",
          "card",
          "bank",
          "was",
          "charged",
          "twice",
          "un",
          "##able",
          "##ing",
          "##ed",
          "##s",
          "strasse",
          "straße",
          "naive",
          "angstrom",
          "日",
          "本",
          "##本",
          "σ",
          "##ς",
          "привет",
          "##et",
          "ᄒ",
          "##ᅡ",
          "##ᆫ",
          "😀",
          "##😀",
          "##card",
          "i",
          "##i",
          "istanbul",
          "!",
          "?",
          "[",
          "]",
          "#",
          "##\u093E",
          "\u0915",
          "##\u302E",
          "\u302E");

  private TokenizerJson() {}

  /** Latin letters, digits and the pieces above. */
  static Map<String, Integer> vocabulary() {
    return vocabulary(0x17F);
  }

  /** Every character of the basic plane, alone and inside a word, and the pieces above. */
  static Map<String, Integer> largeVocabulary() {
    return vocabulary(0xFFFF);
  }

  private static Map<String, Integer> vocabulary(int last) {
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    SPECIALS.forEach(special -> vocabulary.put(special, vocabulary.size()));
    for (int point = '!'; point <= last; point++) {
      if (point < 0xD800 || point > 0xDFFF) {
        vocabulary.put(Character.toString(point), vocabulary.size());
        vocabulary.put("##" + Character.toString(point), vocabulary.size());
      }
    }
    PIECES.forEach(piece -> vocabulary.putIfAbsent(piece, vocabulary.size()));
    return vocabulary;
  }

  static Map<String, Object> bert(Map<String, Integer> vocabulary, Map<String, Object> normalizer) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("version", "1.0");
    root.put("truncation", null);
    root.put("padding", null);
    root.put("added_tokens", SPECIALS.stream().map(name -> added(name, vocabulary)).toList());
    root.put("normalizer", normalizer);
    root.put("pre_tokenizer", Map.of("type", "BertPreTokenizer"));
    root.put("post_processor", template(vocabulary));
    root.put("decoder", Map.of("type", "WordPiece", "prefix", "##", "cleanup", true));
    root.put("model", model(vocabulary));
    return root;
  }

  static Map<String, Object> normalizer(
      boolean clean, boolean chinese, boolean strip, boolean low) {
    Map<String, Object> normalizer = new LinkedHashMap<>();
    normalizer.put("type", "BertNormalizer");
    normalizer.put("clean_text", clean);
    normalizer.put("handle_chinese_chars", chinese);
    normalizer.put("strip_accents", strip);
    normalizer.put("lowercase", low);
    return normalizer;
  }

  static Map<String, Object> uncased() {
    return bert(vocabulary(), normalizer(true, true, true, true));
  }

  static byte[] bytes(Map<String, Object> root) {
    return JsonMapper.shared().writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> added(String name, Map<String, Integer> vocabulary) {
    Map<String, Object> added = new LinkedHashMap<>();
    added.put("id", vocabulary.get(name));
    added.put("content", name);
    for (String option : List.of("single_word", "lstrip", "rstrip", "normalized")) {
      added.put(option, false);
    }
    added.put("special", true);
    return added;
  }

  private static Map<String, Object> template(Map<String, Integer> vocabulary) {
    return Map.of(
        "type", "TemplateProcessing",
        "single", List.of(special("[CLS]"), sequence("A", 0), special("[SEP]")),
        "pair", List.of(special("[CLS]"), sequence("A", 0), special("[SEP]"), sequence("B", 1)),
        "special_tokens",
            Map.of("[CLS]", ids("[CLS]", vocabulary), "[SEP]", ids("[SEP]", vocabulary)));
  }

  private static Map<String, Object> special(String name) {
    return Map.of("SpecialToken", Map.of("id", name, "type_id", 0));
  }

  private static Map<String, Object> sequence(String name, int type) {
    return Map.of("Sequence", Map.of("id", name, "type_id", type));
  }

  private static Map<String, Object> ids(String name, Map<String, Integer> vocabulary) {
    return Map.of("id", name, "ids", List.of(vocabulary.get(name)), "tokens", List.of(name));
  }

  private static Map<String, Object> model(Map<String, Integer> vocabulary) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("type", "WordPiece");
    model.put("unk_token", "[UNK]");
    model.put("continuing_subword_prefix", "##");
    model.put("max_input_chars_per_word", 100);
    model.put("vocab", vocabulary);
    return model;
  }
}
