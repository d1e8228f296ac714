package dev.bantam.specialist.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library on a class path that lacks what comes with native code. */
class WithoutNativesTest {

  /** Is run inside that class path. */
  public static final class Opening {
    private Opening() {}

    public static void run(Path folder) throws IOException {
      EncoderFolder.in(folder).open(EncoderFolder.MEAN);
    }
  }

  /** Is run inside a class path without tokenizers. */
  public static final class Reading {
    private Reading() {}

    public static void run(Path folder) {
      TokenizerFile.read(SentencePieceJson.bytes(), folder.resolve("tokenizer.json").toString());
    }
  }

  @Test
  void saysThatOnnxRuntimeIsMissingAndWhatToAdd(@TempDir Path folder) throws Exception {
    assertSays(
        folder,
        "onnxruntime",
        Opening.class,
        "not on the class path: add com.microsoft.onnxruntime");
  }

  @Test
  void saysThatTheTokenizerIsMissingAndWhatToAdd(@TempDir Path folder) throws Exception {
    assertSays(
        folder,
        "djl",
        Reading.class,
        "of the kind Unigram, none, Metaspace, which Hugging Face's own library reads: add"
            + " ai.djl.huggingface:tokenizers");
  }

  private static void assertSays(Path folder, String left, Class<?> program, String message)
      throws Exception {
    List<URL> urls = new ArrayList<>();
    StringTokenizer entries =
        new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
    while (entries.hasMoreTokens()) {
      String entry = entries.nextToken();
      if (!entry.contains(left)) {
        urls.add(URI.create("file:" + entry + (entry.endsWith(".jar") ? "" : "/")).toURL());
      }
    }
    try (URLClassLoader without =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Method run = without.loadClass(program.getName()).getMethod("run", Path.class);
      assertThatThrownBy(() -> run.invoke(null, folder))
          .isInstanceOf(InvocationTargetException.class)
          .satisfies(e -> assertThat(e.getCause()).hasMessageContaining(message));
    }
  }
}
