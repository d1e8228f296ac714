package dev.bantam.specialist.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokenizers of kinds that pure Java does not know. */
class LibraryTokensTest {

  private TokenSource tokens = TokenizerFile.read(SentencePieceJson.bytes(), "tokenizer.json");

  @BeforeAll
  static void unpackNativesHere(@TempDir Path folder) {
    System.setProperty("DJL_CACHE_DIR", folder.toString());
    System.setProperty("ai.djl.offline", "true");
  }

  @BeforeEach
  void open() {
    tokens = TokenizerFile.read(SentencePieceJson.bytes(), "tokenizer.json");
  }

  @AfterEach
  void close() {
    tokens.close();
  }

  @Test
  void readsPiecesOfSentences() {
    assertThat(read("the cards", 100)).isEqualTo(ids("▁the", "▁card", "s"));
    assertThat(read("straße it", 100)).isEqualTo(ids("▁straße", "▁", "i", "t"));
    assertThat(read("", 100)).isEmpty();
  }

  @Test
  void anythingIsReadSomehow() {
    assertThat(read("the \uD800\u0000\uDC00 \uD83D\uDE00", 100)).contains(ids("▁the"));
  }

  @Test
  void whatIsUnknownIsSaidToBeSo() {
    assertThat(tokens.unknown()).isEqualTo(2);
    assertThat(read("qqq", 100)).contains(2);
  }

  @Test
  void saysThatATextWasCut() {
    TokenSource.Reader reader = tokens.reader();
    assertThat(reader.read("the card the card", 4)).isTrue();
    assertThat(reader.read("the card the card", 3)).isFalse();
    assertThat(reader.tokens()).isEqualTo(3);
    assertThat(reader.read("the ".repeat(5_000), 6_000)).isTrue();
    assertThat(reader.tokens()).isGreaterThanOrEqualTo(5_000);
    assertThat(reader.read("the ".repeat(5_000_000), 10)).isFalse();
  }

  @Test
  void knowsWhatStandsAroundATextAndHowManyTokensThereAre() {
    assertThat(tokens.before()).isEqualTo(ids("<s>"));
    assertThat(tokens.after()).isEqualTo(ids("</s>"));
    assertThat(tokens.size()).isEqualTo(SentencePieceJson.PIECES.size());
  }

  @Test
  void aWholeEncoderReadsWithIt(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve(Encoders.TOKENIZER), SentencePieceJson.bytes());
    Files.write(folder.resolve(Encoders.MODEL), TinyOnnx.encoder(SentencePieceJson.PIECES.size()));
    try (Encoder encoder = new EncoderFolder(folder).open(EncoderFolder.MEAN)) {
      float[] vector = new float[encoder.dimensions()];
      assertThat(encoder.reader().read("the card", vector)).isTrue();
      assertThat(encoder.reader().read("qqq", vector)).isTrue();
      assertThat(encoder.vectors(List.of("the card"), 1, share -> {}))
          .hasDimensions(1, encoder.dimensions());
    }
  }

  @Test
  void bytePairsAreReadToo() {
    Map<String, Object> root = new HashMap<>();
    root.put("version", "1.0");
    root.put("added_tokens", List.of());
    root.put(
        "model",
        Map.of(
            "type",
            "BPE",
            "vocab",
            Map.of("a", 0, "b", 1, "ab", 2),
            "merges",
            List.of(List.of("a", "b"))));
    try (TokenSource pairs = TokenizerFile.read(TokenizerJson.bytes(root), "tokenizer.json")) {
      TokenSource.Reader reader = pairs.reader();
      assertThat(reader.read("abba", 10)).isTrue();
      assertThat(IntStream.range(0, reader.tokens()).map(reader::token)).containsExactly(2, 1, 0);
      assertThat(pairs.before()).isEmpty();
      assertThat(pairs.unknown()).isEqualTo(-1);
      assertThat(pairs.size()).isEqualTo(3);
    }
  }

  @Test
  void refusesWhatTheLibraryCannotRead() {
    Map<String, Object> root = SentencePieceJson.root();
    root.put("pre_tokenizer", Map.of("type", "Tomorrow"));
    assertThatThrownBy(() -> TokenizerFile.read(TokenizerJson.bytes(root), "tokenizer.json"))
        .isInstanceOf(EncoderException.class)
        .hasMessageStartingWith("tokenizer.json: Hugging Face's library cannot read it");
  }

  @Test
  void onceClosedItSaysSo() {
    TokenSource.Reader reader = tokens.reader();
    tokens.close();
    assertThatThrownBy(() -> reader.read("the card", 5)).isInstanceOf(EncoderException.class);
  }

  private int[] read(String text, int most) {
    TokenSource.Reader reader = tokens.reader();
    reader.read(text, most);
    return IntStream.range(0, reader.tokens()).map(reader::token).toArray();
  }

  private static int[] ids(String... pieces) {
    return List.of(pieces).stream().mapToInt(SentencePieceJson.PIECES::indexOf).toArray();
  }
}
