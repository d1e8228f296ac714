package dev.bantam.learn.encoder;

import dev.bantam.onnx.pass.TrimVocabulary;
import dev.bantam.specialist.encoder.EncoderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a tokenizer's vocabulary: what the texts of a task use, and of the rest the tokens with
 * the lowest numbers, which in vocabularies of BERT's kind are the most frequent ones. A word whose
 * token is gone is read in shorter pieces. Of vocabularies of another kind all is kept: their
 * tokens depend on each other.
 *
 * @param tokenizer the whole {@code tokenizer.json}
 * @param trim which tokens stay, with their new numbers
 */
public record KeptTokens(JsonNode tokenizer, TrimVocabulary trim) {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  /** An ASCII punctuation mark that is not all there is, but for the mark of a continued word. */
  private static final Pattern CUT = Pattern.compile("^(##)?+(?=..)\\P{Punct}*+\\p{Punct}");

  /**
   * Everything that a text can be read as: no text gets other tokens than before. Vocabularies of
   * BERT's kind have a thousand places that were left for later, such as {@code [unused7]}, which
   * its words, cut at every punctuation mark, never are.
   *
   * @param file a {@code tokenizer.json} that was found to be fine
   * @return empty when that is the whole vocabulary
   */
  static Optional<KeptTokens> reachable(Path file) {
    JsonNode tokenizer = read(file);
    BitSet unused = unreachable(tokenizer);
    BitSet kept = new BitSet();
    tokenizer.path("model").path("vocab").forEach(token -> kept.set(token.intValue()));
    kept.andNot(unused);
    return unused.isEmpty()
        ? Optional.empty()
        : Optional.of(new KeptTokens(tokenizer, new TrimVocabulary(kept.stream().toArray())));
  }

  /**
   * Chooses for a task.
   *
   * @param file a {@code tokenizer.json} that was found to be fine
   * @param size one more than the highest token
   * @param texts the tokens of the task's texts
   * @param most how many to keep at most; what the texts use is kept whatever the number
   */
  public static KeptTokens of(Path file, int size, List<int[]> texts, int most) {
    JsonNode tokenizer = read(file);
    if (!isWordPiece(tokenizer)) {
      return new KeptTokens(tokenizer, new TrimVocabulary(IntStream.range(0, size).toArray()));
    }
    BitSet kept = new BitSet();
    texts.forEach(
        text -> {
          for (int token : text) {
            kept.set(token);
          }
        });
    JsonNode vocabulary = tokenizer.path("model").path("vocab");
    kept.set(unknown(tokenizer));
    tokenizer.path("added_tokens").forEach(added -> kept.set(added.path("id").intValue()));
    int room = most - kept.cardinality();
    BitSet all = new BitSet();
    vocabulary.forEach(token -> all.set(token.intValue()));
    all.andNot(unreachable(tokenizer));
    for (int token = all.nextSetBit(0); token >= 0 && room > 0; token = all.nextSetBit(token + 1)) {
      if (!kept.get(token)) {
        kept.set(token);
        room--;
      }
    }
    return new KeptTokens(tokenizer, new TrimVocabulary(kept.stream().toArray()));
  }

  private static boolean isWordPiece(JsonNode tokenizer) {
    return tokenizer.path("model").path("type").asString("").equals("WordPiece");
  }

  /** Pieces that no word has, since words are cut at every punctuation mark. */
  private static BitSet unreachable(JsonNode tokenizer) {
    BitSet found = new BitSet();
    String words = tokenizer.path("pre_tokenizer").path("type").asString("");
    if (!isWordPiece(tokenizer) || !words.equals("BertPreTokenizer")) {
      return found;
    }
    for (Map.Entry<String, JsonNode> piece : tokenizer.path("model").path("vocab").properties()) {
      if (CUT.matcher(piece.getKey()).find()) {
        found.set(piece.getValue().intValue());
      }
    }
    tokenizer.path("added_tokens").forEach(added -> found.clear(added.path("id").intValue()));
    found.clear(unknown(tokenizer));
    return found;
  }

  private static int unknown(JsonNode tokenizer) {
    String name = tokenizer.path("model").path("unk_token").asString("");
    return tokenizer.path("model").path("vocab").path(name).intValue();
  }

  private static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException | JacksonException e) {
      throw new EncoderException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The same texts with the new numbers. */
  public List<int[]> renumbered(List<int[]> texts) {
    return texts.stream()
        .map(
            text -> {
              int[] renumbered = new int[text.length];
              for (int i = 0; i < text.length; i++) {
                renumbered[i] = trim.newNumber(text[i]);
              }
              return renumbered;
            })
        .toList();
  }

  /**
   * Writes the tokenizer that gives the new numbers.
   *
   * @throws IOException when the file cannot be written
   */
  public void write(Path file) throws IOException {
    if (!isWordPiece(tokenizer)) {
      Files.write(file, MAPPER.writeValueAsBytes(tokenizer));
      return;
    }
    ObjectNode root = (ObjectNode) tokenizer.deepCopy();
    ObjectNode model = (ObjectNode) root.path("model");
    ObjectNode vocabulary = MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> piece : model.path("vocab").properties()) {
      int number = trim.newNumber(piece.getValue().intValue());
      if (number >= 0) {
        vocabulary.put(piece.getKey(), number);
      }
    }
    model.set("vocab", vocabulary);
    for (JsonNode added : root.path("added_tokens")) {
      ((ObjectNode) added).put("id", trim.newNumber(added.path("id").intValue()));
    }
    specials(root.path("post_processor"));
    Files.write(file, MAPPER.writeValueAsBytes(root));
  }

  private void specials(JsonNode processor) {
    for (JsonNode special : processor.path("special_tokens")) {
      ArrayNode ids = (ArrayNode) special.path("ids");
      for (int i = 0; i < ids.size(); i++) {
        ids.set(i, trim.newNumber(ids.get(i).intValue()));
      }
    }
    for (String name : List.of("cls", "sep")) {
      if (processor.path(name) instanceof ArrayNode pair && pair.size() > 1) {
        pair.set(1, trim.newNumber(pair.get(1).intValue()));
      }
    }
  }
}
