package dev.bantam.specialist.encoder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a tokenizer from Hugging Face's {@code tokenizer.json}. Pure Java knows the kind that BERT
 * and its kin have; any other kind is left to Hugging Face's own library, if that is at hand.
 */
public final class TokenizerFile {

  /** Larger files are refused: the vocabularies of large multilingual models have 20 MB. */
  static final long MAXIMUM_FILE = 64L << 20;

  private static final int MOST_TOKENS = 2_000_000;
  private static final int LONGEST_PIECE = 1_000;
  private static final int LONGEST_WORD = 100_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxTokenCount(3L * MOST_TOKENS)
                          .maxStringLength(1 << 20)
                          .maxNameLength(1 << 16)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode root;

  private TokenizerFile(JsonNode root) {
    this.root = root;
  }

  /**
   * The tokenizer that these bytes describe.
   *
   * @param name of the file, for messages
   * @throws EncoderException when they are damaged, or describe one of another kind
   */
  public static TokenSource read(byte[] json, String name) {
    try {
      TokenizerFile file = new TokenizerFile(MAPPER.readTree(json));
      return file.isOfBert() ? file.wordPiece() : file.ofTheLibrary(json);
    } catch (JacksonException e) {
      throw new EncoderException(name + " is damaged: " + e.getOriginalMessage(), e);
    } catch (EncoderException e) {
      throw new EncoderException(name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Whether a file describes a tokenizer of a kind that Hugging Face's own library has to read.
   *
   * @throws EncoderException when it is missing or damaged
   */
  public static boolean wantsLibrary(Path file) {
    try {
      TokenizerFile read = new TokenizerFile(MAPPER.readTree(HashedFile.bytes(file, MAXIMUM_FILE)));
      return !read.isOfBert() && !read.root.path("model").path("vocab").isEmpty();
    } catch (JacksonException e) {
      throw new EncoderException(file + " is damaged: " + e.getOriginalMessage(), e);
    }
  }

  private TokenSource wordPiece() {
    JsonNode model = root.path("model");
    Map<String, Integer> vocabulary = vocabulary(model.path("vocab"));
    int unknown = vocabulary.getOrDefault(model.path("unk_token").asString(""), PieceTable.NONE);
    int longestWord = model.path("max_input_chars_per_word").asInt(-1);
    require(unknown >= 0, "its vocabulary has no token for what is unknown");
    require(longestWord > 0 && longestWord <= LONGEST_WORD, "max_input_chars_per_word is no size");
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    around(before, after);
    return new WordPiece(
        vocabulary,
        specials(),
        normaliser(root.path("normalizer")),
        model.path("continuing_subword_prefix").asString(""),
        unknown,
        longestWord,
        before.stream().mapToInt(Integer::intValue).toArray(),
        after.stream().mapToInt(Integer::intValue).toArray());
  }

  private boolean isOfBert() {
    return kind("model").equals("WordPiece")
        && kind("normalizer").equals("BertNormalizer")
        && kind("pre_tokenizer").equals("BertPreTokenizer")
        && List.of("BertProcessing", "TemplateProcessing", "none").contains(kind("post_processor"));
  }

  private String kind(String part) {
    return root.path(part).path("type").asString("none");
  }

  private TokenSource ofTheLibrary(byte[] json) {
    JsonNode model = root.path("model");
    JsonNode vocabulary = model.path("vocab");
    require(vocabulary.size() > 0, "it has no vocabulary");
    require(vocabulary.size() <= MOST_TOKENS, "its vocabulary is too large");
    int highest = vocabulary.isArray() ? vocabulary.size() - 1 : 0;
    if (vocabulary.isObject()) {
      for (JsonNode number : vocabulary) {
        highest = Math.max(highest, token(number));
      }
    }
    for (JsonNode added : root.path("added_tokens")) {
      highest = Math.max(highest, token(added.path("id")));
    }
    String name = model.path("unk_token").asString("");
    int unknown = model.path("unk_id").asInt(vocabulary.path(name).asInt(PieceTable.NONE));
    try {
      return LibraryTokens.of(json, highest + 1, unknown);
    } catch (LinkageError e) {
      throw new EncoderException(
          ("it is of the kind %s, %s, %s, which Hugging Face's own library reads: add %s to the class"
                  + " path, or take a base model of BERT's kind")
              .formatted(
                  kind("model"), kind("normalizer"), kind("pre_tokenizer"), LibraryTokens.ARTIFACT),
          e);
    }
  }

  private static BertNormaliser normaliser(JsonNode node) {
    boolean lowercase = node.path("lowercase").asBoolean(true);
    return new BertNormaliser(
        node.path("clean_text").asBoolean(true),
        node.path("handle_chinese_chars").asBoolean(true),
        node.path("strip_accents").asBoolean(lowercase),
        lowercase);
  }

  private static Map<String, Integer> vocabulary(JsonNode node) {
    require(node.isObject() && !node.isEmpty(), "it has no vocabulary");
    require(node.size() <= MOST_TOKENS, "its vocabulary is too large");
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      require(entry.getKey().length() <= LONGEST_PIECE, "a piece is too long");
      vocabulary.put(entry.getKey(), token(entry.getValue()));
    }
    return vocabulary;
  }

  private Map<String, Integer> specials() {
    Map<String, Integer> specials = new LinkedHashMap<>();
    for (JsonNode added : root.path("added_tokens")) {
      String name = added.path("content").asString("");
      boolean plain =
          List.of("single_word", "lstrip", "rstrip", "normalized").stream()
              .noneMatch(option -> added.path(option).asBoolean(false));
      require(!name.isEmpty() && name.length() <= LONGEST_PIECE, "an added token has no name");
      require(plain, "its added token %s has options that are not read".formatted(name));
      specials.put(name, token(added.path("id")));
    }
    return specials;
  }

  /** The special tokens around a single text. */
  private void around(List<Integer> before, List<Integer> after) {
    JsonNode processor = root.path("post_processor");
    switch (processor.path("type").asString("none")) {
      case "BertProcessing" -> {
        before.add(token(processor.path("cls").path(1)));
        after.add(token(processor.path("sep").path(1)));
      }
      case "TemplateProcessing" -> template(processor, before::add, after::add);
      default -> {} // Nothing stands around.
    }
  }

  private static void template(
      JsonNode processor, Consumer<Integer> before, Consumer<Integer> after) {
    boolean behind = false;
    for (JsonNode part : processor.path("single")) {
      behind |= part.has("Sequence");
      String name = part.path("SpecialToken").path("id").asString("");
      for (JsonNode id : processor.path("special_tokens").path(name).path("ids")) {
        (behind ? after : before).accept(token(id));
      }
    }
    require(behind, "its post_processor names no text");
  }

  private static int token(JsonNode node) {
    boolean whole = node.isIntegralNumber() && node.canConvertToInt();
    require(whole && node.intValue() >= 0 && node.intValue() < 1 << 24, "a token is no number");
    return node.intValue();
  }

  private static void require(boolean fine, String problem) {
    if (!fine) {
      throw new EncoderException(problem);
    }
  }
}
