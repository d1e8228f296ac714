package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.learn.data.Dataset;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning where ONNX Runtime is not at hand. */
class WithoutRuntimeTest {

  /** Is run inside a class path without it; leaves what it was told in a file. */
  public static final class Learning {
    private Learning() {}

    public static void run(Path folder) throws IOException {
      Meanings words = FirstWords.MEANINGS;
      Notes notes = new Notes();
      Workbench bench = new Workbench(folder);
      Dataset data = bench.read(words.rows(700, 3));
      LearnOptions options =
          LearnOptions.defaults("task")
              .withEncoders(List.of(WordEncoder.knowing(words, folder.resolve("knowing"))));
      Learned learned =
          new Learner(options, Workbench.CLOCK).learn(data, folder.resolve("task"), notes);
      notes.told.add("rungs: " + learned.manifest().rungs().size());
      Files.write(folder.resolve("told"), notes.told);
    }
  }

  @Test
  void theLexicalRungIsLearnedAloneAndSaysWhy(@TempDir Path folder) throws Exception {
    List<URL> urls = new ArrayList<>();
    StringTokenizer entries =
        new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
    while (entries.hasMoreTokens()) {
      String entry = entries.nextToken();
      if (!entry.contains("onnxruntime")) {
        urls.add(URI.create("file:" + entry + (entry.endsWith(".jar") ? "" : "/")).toURL());
      }
    }
    try (URLClassLoader without =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      without.loadClass(Learning.class.getName()).getMethod("run", Path.class).invoke(null, folder);
    }
    assertThat(Files.readAllLines(folder.resolve("told")))
        .anyMatch(note -> note.contains("ONNX Runtime, which is not on the class path"))
        .anyMatch(note -> note.endsWith("the lexical rung is learned alone"))
        .contains("rungs: 1");
  }
}
