package dev.bantam.specialist.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenizerFileTest {

  private static final Map<String, Integer> VOCABULARY = TokenizerJson.vocabulary();

  @Test
  void coversWordsWithTheLongestPieces() {
    assertThat(tokens("Unable CARDS!", 100)).isEqualTo(ids("un", "##able", "card", "##s", "!"));
  }

  @Test
  void aWordThatCannotBeCoveredIsUnknownAsAWhole() {
    assertThat(tokens("card\uD800\uDF30 card", 100)).isEqualTo(ids("[UNK]", "card"));
  }

  @Test
  void aVeryLongWordIsUnknown() {
    assertThat(tokens("a".repeat(100), 1_000)).hasSize(100);
    assertThat(tokens("a".repeat(101), 1_000)).isEqualTo(ids("[UNK]"));
  }

  @Test
  void halvesOfPairsAreLeftOut() {
    assertThat(tokens("ca\uD800rd\uDC00", 100)).isEqualTo(ids("card"));
  }

  @Test
  void saysThatATextWasCut() {
    TokenSource.Reader reader = tokenizer().reader();
    assertThat(reader.read("the card the card", 4)).isTrue();
    assertThat(reader.read("the card the card", 3)).isFalse();
    assertThat(reader.tokens()).isEqualTo(3);
    assertThat(reader.read("", 0)).isTrue();
  }

  @Test
  void knowsWhatStandsAroundATextAndHowManyTokensThereAre() {
    assertThat(tokenizer().before()).isEqualTo(new int[] {VOCABULARY.get("[CLS]")});
    assertThat(tokenizer().after()).isEqualTo(new int[] {VOCABULARY.get("[SEP]")});
    assertThat(tokenizer().size()).isEqualTo(VOCABULARY.size());
  }

  @Test
  void refusesWhatIsDamaged() {
    assertRefused("{\"model\": ".getBytes(StandardCharsets.UTF_8), "tokenizer.json is damaged");
    assertRefused("[]".getBytes(StandardCharsets.UTF_8), "it has no vocabulary");
    assertRefused(with("vocab", Map.of()), "it has no vocabulary");
    assertRefused(with("vocab", Map.of("[UNK]", -1)), "a token is no number");
    assertRefused(with("vocab", Map.of("a", 1)), "no token for what is unknown");
    assertRefused(with("max_input_chars_per_word", 1 << 30), "is no size");
  }

  @Test
  void refusesOptionsThatItWouldMisread() {
    Map<String, Object> root = TokenizerJson.uncased();
    root.put("added_tokens", List.of(Map.of("id", 7, "content", "<x>", "lstrip", true)));
    assertRefused(TokenizerJson.bytes(root), "added token <x> has options");
  }

  private static byte[] with(String key, Object value) {
    Map<String, Object> root = TokenizerJson.uncased();
    Map<String, Object> model = new HashMap<>(Map.of("type", "WordPiece"));
    model.putAll(Map.of("unk_token", "[UNK]", "max_input_chars_per_word", 100));
    model.put("vocab", VOCABULARY);
    model.put(key, value);
    root.put("model", model);
    return TokenizerJson.bytes(root);
  }

  private static void assertRefused(byte[] json, String message) {
    assertThatThrownBy(() -> TokenizerFile.read(json, "tokenizer.json"))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining(message);
  }

  private static TokenSource tokenizer() {
    return TokenizerFile.read(TokenizerJson.bytes(TokenizerJson.uncased()), "tokenizer.json");
  }

  private static int[] tokens(String text, int most) {
    TokenSource.Reader reader = tokenizer().reader();
    reader.read(text, most);
    int[] tokens = new int[reader.tokens()];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = reader.token(i);
    }
    return tokens;
  }

  private static int[] ids(String... pieces) {
    return List.of(pieces).stream().mapToInt(VOCABULARY::get).toArray();
  }
}
