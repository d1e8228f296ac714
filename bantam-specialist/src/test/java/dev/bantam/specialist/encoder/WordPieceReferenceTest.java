package dev.bantam.specialist.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our tokens beside those of Hugging Face's own library. */
class WordPieceReferenceTest {

  /** As many as seconds allow; {@code -Dbantam.texts=100000} compares more. */
  private static final int TEXTS = Integer.getInteger("bantam.texts", 10_000);

  @BeforeAll
  static void unpackNativesHere(@TempDir Path folder) {
    System.setProperty("DJL_CACHE_DIR", folder.toString());
    System.setProperty("ai.djl.offline", "true");
  }

  @Test
  void tokensOfAllKindsOfTextsAreThoseOfTheReference() throws IOException {
    compare(options(true, true, true, true), TEXTS, 1);
  }

  @Test
  void soAreTheyWhereCapitalsAndAccentsStay() throws IOException {
    compare(options(true, true, false, false), TEXTS / 10, 2);
  }

  @Test
  void soAreTheyWithTheOtherOptions() throws IOException {
    compare(options(false, false, true, true), TEXTS / 10, 3);
    compare(options(true, false, false, true), TEXTS / 10, 4);
    compare(options(false, true, true, false), TEXTS / 10, 5);
  }

  private static Map<String, Object> options(
      boolean clean, boolean chinese, boolean strip, boolean low) {
    return TokenizerJson.bert(
        TokenizerJson.largeVocabulary(), TokenizerJson.normalizer(clean, chinese, strip, low));
  }

  private static void compare(Map<String, Object> description, int count, long seed)
      throws IOException {
    byte[] json = TokenizerJson.bytes(description);
    TokenSource.Reader ours = TokenizerFile.read(json, "tokenizer.json").reader();
    AnyTexts texts = new AnyTexts(seed);
    try (HuggingFaceTokenizer reference =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(json), Map.of("addSpecialTokens", "false"))) {
      for (int i = 0; i < count; i++) {
        String text = texts.next();
        assertThat(ours.read(text, Integer.MAX_VALUE)).isTrue();
        assertThat(tokens(ours))
            .as(() -> "the tokens of " + escaped(text))
            .isEqualTo(reference.encode(text, false, false).getIds());
      }
    }
  }

  private static long[] tokens(TokenSource.Reader reader) {
    long[] tokens = new long[reader.tokens()];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = reader.token(i);
    }
    return tokens;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(point -> escaped.append("\\u{%x}".formatted(point)));
    return escaped.toString();
  }
}
