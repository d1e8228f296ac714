package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Somebody who types commands in a folder. */
record Session(Path folder) {

  private static final List<List<String>> WORDS =
      List.of(
          List.of("invoice", "charged", "twice", "card", "payment", "price"),
          List.of("broken", "screen", "noise", "stopped", "error", "restart"),
          List.of("parcel", "courier", "late", "address", "tracking", "box"));

  /** What a command printed and how it ended. */
  record Outcome(int code, String out, String err) {

    /** One message of one line, no stack trace, nothing among the results. */
    Outcome refused(int expected) {
      assertThat(err).startsWith("bantam: ").doesNotContain("Exception", "\tat ", "null");
      assertThat(err.lines()).as(err).hasSize(1);
      assertThat(err.length()).as(err).isLessThan(600);
      assertThat(out).isEmpty();
      assertThat(code).as(err).isEqualTo(expected);
      return this;
    }

    Outcome succeeded() {
      assertThat(code).as(err).isZero();
      return this;
    }
  }

  Outcome run(String... arguments) {
    return run(InputStream.nullInputStream(), arguments);
  }

  Outcome pipe(String input, String... arguments) {
    return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
  }

  Outcome run(InputStream in, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(in, new PrintWriter(out), new PrintWriter(err), false, false, 80, "./bantam");
    int code = Bantam.run(terminal, arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  Outcome learn(Path data, String... more) {
    String[] arguments = new String[4 + more.length];
    arguments[0] = "learn";
    arguments[1] = data.toString();
    arguments[2] = "--out";
    arguments[3] = specialist();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return run(arguments);
  }

  /** Where {@link #learn} writes. */
  String specialist() {
    return path("specialist").toString();
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Path file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Path file(String name, byte[] content) {
    try {
      return Files.write(path(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every entry of the folder, hidden ones too. */
  List<String> entries() {
    try (var paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An easy task's rows, with three labels. */
  static String rows(int count) {
    return rows(count, List.of("billing", "fault", "delivery"));
  }

  static String rows(int count, List<String> labels) {
    SplittableRandom random = new SplittableRandom(4);
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int row = 0; row < count; row++) {
      int label = row % WORDS.size();
      for (int i = 0; i < 6; i++) {
        csv.append(WORDS.get(label).get(random.nextInt(6))).append(' ');
        csv.append(random.nextInt(1_000)).append(' ');
      }
      csv.append(",\"").append(labels.get(label).replace("\"", "\"\"")).append("\"\n");
    }
    return csv.toString();
  }
}
