package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Data that cannot be learned from: one message, an exit code, and the earlier specialist stays.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadDataTest {

  private static final int DATA = 3;

  private Session session;
  private String answer = "";

  BadDataTest(@TempDir Path folder) {
    session = new Session(folder);
  }

  @BeforeAll
  void anEarlierSpecialist() {
    session.learn(session.file("good.csv", Session.rows(600))).succeeded();
    answer = session.run("answer", session.specialist(), "parcel late").succeeded().out();
  }

  record Bad(String name, Function<Session, Path> data, String... says) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Bad> bad() {
    String rows = Session.rows(100);
    return Stream.of(
        new Bad("missing file", s -> s.path("missing.csv"), "missing.csv", "no file"),
        new Bad("a folder", Session::folder, "is a folder"),
        new Bad("nothing", s -> s.file("bad", ""), "empty"),
        new Bad("blanks", s -> s.file("bad", " \n\n"), "bad"),
        new Bad("a header", s -> s.file("bad", "text,label\n"), "no rows"),
        new Bad("UTF-16", s -> s.file("bad", rows.getBytes(StandardCharsets.UTF_16)), "UTF-8"),
        new Bad(
            "Latin-1",
            s -> s.file("bad", (rows + "caf\u00e9,x\n").getBytes(StandardCharsets.ISO_8859_1)),
            "UTF-8",
            "102"),
        new Bad(
            "binary",
            s -> s.file("bad", HexFormat.of().parseHex("7f454c4602010100ffd8ff00")),
            "bad"),
        new Bad(
            "an open quote", s -> s.file("bad", rows + "\"open,billing\nmore,fault\n"), "line 102"),
        new Bad("one label", s -> s.file("bad", "text,label\na b,x\nc d,x\n"), "x"),
        new Bad("one row", s -> s.file("bad", "text,label\nhello,a\n"), "a"),
        new Bad("1,001 labels", s -> s.file("bad", manyLabels(1_001)), "label"),
        new Bad("a lone label column", s -> s.file("bad", "label\na\nb\n"), "column"),
        new Bad("too few cells", s -> s.file("bad", "text,label\na,b\nc\n"), "line 3"),
        new Bad(
            "10 MB in a cell",
            s -> s.file("bad", "text,label\n" + "x".repeat(10_000_000) + ",a\n"),
            "line 2"),
        new Bad("JSON that breaks off", s -> s.file("bad", "{\"input\":\"a\",\"answer\""), "1"),
        new Bad("a JSON array", s -> s.file("bad", "[{\"input\":\"a\"}]"), "jq"),
        new Bad("free text", s -> s.file("bad.jsonl", freeText()), "free text", "reply"),
        new Bad("a NUL", s -> s.file("bad", rows + "a\0b,x\n"), "line 102", "NUL"));
  }

  private static String manyLabels(int count) {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < 2 * count; i++) {
      csv.append("word").append(i).append(",label").append(i % count).append('\n');
    }
    return csv.toString();
  }

  private static String freeText() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      lines.append(
          "{\"input\":\"a%d\",\"answer\":{\"reply\":\"Dear %d, thank you for writing to us.\"}}\n"
              .formatted(i, i * 7919));
    }
    return lines.toString();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void isRefusedWithOneMessage(Bad bad) throws IOException {
    Path data = bad.data().apply(session);
    List<String> before = session.entries();
    Session.Outcome outcome = session.learn(data).refused(DATA);
    assertThat(outcome.err()).contains(bad.says());
    assertThat(session.learn(data, "--json").refused(DATA).err()).isEqualTo(outcome.err());
    assertThat(
            session.run("learn", data.toString(), "--out", session.path("new").toString()).code())
        .isEqualTo(DATA);
    assertThat(session.entries()).isEqualTo(before);
    assertThat(session.run("answer", session.specialist(), "parcel late").out()).isEqualTo(answer);
    Files.deleteIfExists(session.path("bad"));
    Files.deleteIfExists(session.path("bad.jsonl"));
  }

  @Test
  void evalRefusesTheSameWay() {
    session.run("eval", session.specialist(), session.path("missing.csv").toString()).refused(DATA);
    Path data = session.file("bad", "text,label\n\"open,billing\n");
    session.run("eval", session.specialist(), data.toString(), "--json").refused(DATA);
  }

  @Test
  void optionsThatDoNotFitTheDataAreRefused() {
    Path data = session.path("good.csv");
    List<String> before = session.entries();
    assertThat(session.learn(data, "--text", "body").refused(DATA).err()).contains("body");
    assertThat(session.learn(data, "--time", "when").refused(DATA).err()).contains("when");
    assertThat(session.learn(data, "--never-local", "fraud").refused(DATA).err())
        .contains("fraud", "billing, delivery, fault");
    assertThat(session.entries()).isEqualTo(before);
  }
}
