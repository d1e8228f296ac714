package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Base models that cannot be used: one message, an exit code, and the earlier specialist stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadEncoderTest {

  private static final int WRONG = 2;
  private static final int ENCODER = 4;

  private final Session session;
  private final Path data;
  private String answer = "";

  BadEncoderTest(@TempDir Path folder) {
    session = new Session(folder);
    data = session.file("good.csv", Session.rows(300));
  }

  @BeforeAll
  void anEarlierSpecialist() {
    session.learn(data, "--rungs", "lexical").succeeded();
    answer = session.run("answer", session.specialist(), "parcel late").succeeded().out();
  }

  record Bad(String name, byte[] model, String tokenizer, String says) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Bad> bad() {
    byte[] good = TinyModel.model();
    String tokenizer = TinyModel.tokenizer();
    byte[] text = "what is this?".getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        new Bad("a text", text, tokenizer, "no ONNX"),
        new Bad("nothing", new byte[0], tokenizer, "no graph"),
        new Bad("half a file", Arrays.copyOf(good, good.length / 2), tokenizer, "cut off"),
        new Bad("pictures", TinyModel.pictures(), tokenizer, "asks for pixel_values:"),
        new Bad("weights elsewhere", TinyModel.elsewhere(), tokenizer, "in other files"),
        new Bad("too few tokens", TinyModel.tooSmall(), tokenizer, "does not fit its tokenizer"),
        new Bad("no JSON", good, "{\"model\":", "tokenizer.json"),
        new Bad("no tokenizer", good, "{}", "tokenizer.json"),
        new Bad(
            "another kind", good, tokenizer.replace("WordPiece", "BPE"), "library cannot read it"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void isRefusedWithOneMessage(Bad bad) throws IOException {
    Path folder = folder(bad.model(), bad.tokenizer());
    List<String> before = session.entries();
    String expected = session.learn(data, "--encoder", folder.toString()).refused(ENCODER).err();
    assertThat(expected).contains(bad.says()).contains(folder.toString());
    session.learn(data, "--json", "--encoder", folder.toString()).refused(ENCODER);
    String fresh = session.path("new").toString();
    assertThat(
            session
                .run("learn", data.toString(), "--encoder", folder.toString(), "--out", fresh)
                .code())
        .isEqualTo(ENCODER);
    assertThat(session.entries()).isEqualTo(before);
    assertThat(session.run("answer", session.specialist(), "parcel late").out()).isEqualTo(answer);
  }

  @Test
  void aGoodOneIsTriedAndLearningSucceeds() throws IOException {
    Path folder = folder(TinyModel.model(), TinyModel.tokenizer());
    String out = session.path("with").toString();
    session.run("learn", data.toString(), "--encoder", folder.toString(), "--out", out).succeeded();
    session.run("answer", out, "parcel late").succeeded();
  }

  @Test
  void aFolderWithoutAModelSaysWhatItNeeds() throws IOException {
    Path empty = Files.createDirectories(session.path("empty"));
    List<String> before = session.entries();
    assertThat(session.learn(data, "--encoder", empty.toString()).refused(ENCODER).err())
        .contains(empty.toString(), "model.onnx", "tokenizer.json");
    Files.write(empty.resolve("model.onnx"), TinyModel.model());
    assertThat(session.learn(data, "--encoder", empty.toString()).refused(ENCODER).err())
        .contains("has no tokenizer.json");
    assertThat(session.entries()).isEqualTo(before);
  }

  @Test
  void anUnknownNameIsToldTheKnownOnes() {
    assertThat(session.learn(data, "--encoder", "gpt").refused(ENCODER).err())
        .contains("gpt", "all-minilm-l6-v2, bge-small-en-v1.5, e5-small-v2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encoder",
        "lexicl",
        "lexical,encodr",
        "lexical,lexical",
        "lexical,encoder,encoder",
        "",
        "LEXICAL"
      })
  void ladderThatCannotBeAreAWrongCommandLine(String rungs) {
    assertThat(session.learn(data, "--rungs=" + rungs).refused(WRONG).err())
        .contains("--rungs", "'lexical'", "'lexical,encoder'");
  }

  @Test
  void aModelForARungThatIsNotWantedIsAWrongCommandLine() {
    assertThat(
            session
                .learn(data, "--rungs", "lexical", "--encoder", "e5-small-v2")
                .refused(WRONG)
                .err())
        .contains("--encoder", "--rungs lexical,encoder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"15", "m", "-5m", "1.5h", "15 m", "15M", "9999999h", ""})
  void aTimeToLearnHasAUnit(String time) {
    assertThat(session.learn(data, "--learn-time=" + time).refused(WRONG).err())
        .contains("--learn-time", "90s, 15m or 1h", "'" + time + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--budget-ms", "--size-mb"})
  void aLimitIsAboveZero(String option) {
    assertThat(session.learn(data, option + "=0").refused(WRONG).err())
        .contains(option + " is a number above 0, and not 0");
    assertThat(session.learn(data, option + "=few").refused(WRONG).err()).contains(option, "few");
  }

  private Path folder(byte[] model, String tokenizer) throws IOException {
    Path folder = Files.createDirectories(session.path("base"));
    Files.write(folder.resolve("model.onnx"), model);
    Files.writeString(folder.resolve("tokenizer.json"), tokenizer);
    return folder;
  }
}
