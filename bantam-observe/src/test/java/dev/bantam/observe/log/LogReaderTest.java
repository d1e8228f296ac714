package dev.bantam.observe.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.core.Trace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {

  @Test
  void badLinesAreToldAndSkipped() {
    String deep = "{'request':" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    Logs logs =
        Logs.of(
            "garbage\n{'request':{'messages'\n\n"
                + Logs.own("a", "")
                + deep
                + "\n{'x':1}\n{'request':{},'response':{}}\n"
                + Logs.own("b", "").strip());
    assertThat(logs.traces().stream().map(Logs::told)).containsExactly("a -> yes", "b -> yes");
    assertThat(logs.bad())
        .containsExactly(
            new BadLine("log", 1, "not a JSON object"),
            new BadLine("log", 2, "not JSON: it ends in the middle of a value"),
            new BadLine("log", 5, "JSON nested more than 200 deep"),
            new BadLine("log", 6, "of none of the known formats"),
            new BadLine("log", 7, "a request without messages, input or prompt"));
    assertThat(logs.summary()).isEqualTo(new LogSummary("request and response bodies", 8, 2, 5));
  }

  @Test
  void invalidUtf8IsABadLine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] line = Logs.own("a?c", "").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    bytes.writeBytes(line);
    line[new String(line, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;
    bytes.writeBytes(line);
    Logs logs = Logs.of(bytes.toByteArray());
    assertThat(logs.traces()).hasSize(1);
    assertThat(logs.bad()).hasSize(1);
    assertThat(logs.bad().getFirst().reason()).startsWith("not JSON: Invalid UTF-8");
  }

  @Test
  void byteOrderMarkAndWindowsLineEndsAreNoObstacle() {
    Logs logs = Logs.of("\ufeff" + Logs.own("a", "").replace("\n", "\r\n") + Logs.own("b", ""));
    assertThat(logs.bad()).isEmpty();
    assertThat(logs.traces()).hasSize(2);
  }

  @Test
  void overlongLinesAreSkipped() {
    byte[] one = Logs.own("a", "").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    byte[] part = new byte[1 << 20];
    Arrays.fill(part, (byte) 'x');
    List<InputStream> parts = new ArrayList<>();
    parts.add(new ByteArrayInputStream(one));
    for (int i = 0; i < 50; i++) {
      parts.add(new ByteArrayInputStream(part));
    }
    parts.add(new ByteArrayInputStream("\n".getBytes(StandardCharsets.UTF_8)));
    parts.add(new ByteArrayInputStream(one));
    List<Trace> traces = new ArrayList<>();
    List<BadLine> bad = new ArrayList<>();
    Enumeration<InputStream> streams = Collections.enumeration(parts);
    LogReader.read(new SequenceInputStream(streams), "log", traces::add, bad::add);
    assertThat(traces).extracting(Trace::origin).containsExactly("log:1", "log:3");
    assertThat(bad).containsExactly(new BadLine("log", 2, "longer than 16 MB"));
  }

  @Test
  void gzipIsUnzippedAndTruncationTold() {
    StringBuilder text = new StringBuilder();
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      text.append(Logs.own("q" + random.nextLong(), ""));
    }
    byte[] whole = Logs.gzip(text.toString());
    assertThat(Logs.of(whole).traces()).hasSize(2_000);
    Logs cut = Logs.of(Arrays.copyOf(whole, whole.length / 2));
    assertThat(cut.traces()).hasSizeBetween(500, 1_500);
    assertThat(cut.bad()).hasSize(1);
    assertThat(cut.bad().getFirst().reason())
        .isEqualTo("the rest was not read: the gzip data end too early");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello\nworld\n", "{'a':1}\n{'a':2}\n", "{\n  'a': 1\n}", "[1, 2]", "[[[", "{"})
  void otherFilesSayWhatWasLookedFor(String text) {
    assertThatThrownBy(() -> Logs.of(text))
        .isInstanceOf(LogException.class)
        .hasMessageStartingWith("log: no recorded call was recognised in its ")
        .hasMessageContaining("OpenAI batch: {\"custom_id\"")
        .hasMessageContaining("LangChain4j's logged requests");
  }

  @Test
  void emptyFilesSaySo() {
    assertThatThrownBy(() -> Logs.of(""))
        .isInstanceOf(LogException.class)
        .hasMessage("log is empty");
    assertThatThrownBy(() -> Logs.of(Logs.gzip(""))).hasMessage("log is empty");
  }

  @Test
  void whatTheClientCallsARetryIsMarked() {
    Logs logs =
        Logs.of(
            Logs.own("c", ",'headers':{'x-stainless-retry-count':'2'}")
                + Logs.own("d", ",'headers':{'X-Stainless-Retry-Count':'0'}")
                + Logs.own("d", ""));
    assertThat(logs.traces()).extracting(Trace::retry).containsExactly(true, false, false);
  }

  @Test
  void aDocumentMayBeCutShort() {
    String element = "{'traceId':'t','type':'GENERATION','input':'q','output':'a'}";
    Logs logs = Logs.of("[\n" + element + ",\n" + element + ",\n{'traceId':");
    assertThat(logs.traces()).hasSize(2);
    assertThat(logs.bad()).hasSize(1);
    assertThat(logs.bad().getFirst().reason())
        .isEqualTo("the rest was not read: not JSON: it ends in the middle of a value");
  }

  @Test
  void randomBytesNeverCrash() {
    Random random = new Random(11);
    String valid = Logs.own("a", "").replace('\'', '"').repeat(3);
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = valid.getBytes(StandardCharsets.UTF_8);
      for (int k = 0; k < 1 + random.nextInt(20); k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      try {
        Logs logs = Logs.of(cut);
        assertThat(logs.summary().traces()).isEqualTo(logs.traces().size());
        assertThat(logs.summary().bad()).isEqualTo(logs.bad().size());
      } catch (LogException unrecognised) {
        assertThat(unrecognised).hasMessageStartingWith("log");
      }
    }
  }
}
