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

/** The library on a class path that has no ONNX Runtime. */
class WithoutOnnxRuntimeTest {

  /** Is run inside that class path. */
  public static final class Opening {
    private Opening() {}

    public static void run(Path folder) throws IOException {
      EncoderFolder.in(folder).open(EncoderFolder.MEAN);
    }
  }

  @Test
  void saysWhatIsMissingAndWhatToAdd(@TempDir Path folder) throws Exception {
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
      Method run = without.loadClass(Opening.class.getName()).getMethod("run", Path.class);
      assertThatThrownBy(() -> run.invoke(null, folder))
          .isInstanceOf(InvocationTargetException.class)
          .satisfies(
              e ->
                  assertThat(e.getCause())
                      .hasMessageContaining(
                          "not on the class path: add com.microsoft.onnxruntime"));
    }
  }
}
