package dev.bantam.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.bantam.specialist.Sha256;
import dev.bantam.specialist.encoder.EncoderSettings;
import dev.bantam.specialist.encoder.ModelCache;
import dev.bantam.specialist.encoder.Pooling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseModelsTest {

  private static final EncoderSettings MEAN = new EncoderSettings(Pooling.MEAN, "", 256);
  private static final byte[] ONNX = "weights".getBytes(StandardCharsets.UTF_8);
  private static final byte[] TOKENIZER = "pieces".getBytes(StandardCharsets.UTF_8);

  @TempDir Path place;
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private byte[] served;
  private BaseModel model;

  @BeforeEach
  void serve() throws IOException {
    byte[] jar = jar(ONNX);
    served = jar;
    model =
        new BaseModel(
            "tiny",
            new MavenArtifact("org.example", "tiny", "1.0", jar.length, sha256(jar)),
            "tiny",
            new BaseModel.Part(ONNX.length, sha256(ONNX)),
            new BaseModel.Part(TOKENIZER.length, sha256(TOKENIZER)),
            MEAN);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/repository/org/example/tiny/1.0/tiny-1.0.jar",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, served.length);
          try (exchange;
              var body = exchange.getResponseBody()) {
            body.write(served);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void fetchesOnceAndIsOfflineAfterwards() throws IOException {
    List<Double> told = new ArrayList<>();
    BaseModelFiles files = models().get(model, told::add);
    assertThat(files.model()).hasBinaryContent(ONNX);
    assertThat(files.tokenizer()).hasBinaryContent(TOKENIZER);
    assertThat(files.shared()).isTrue();
    assertThat(told).isSorted().endsWith(1.0);
    server.stop(0);
    assertThat(models().has(model)).isTrue();
    assertThat(models().get(model, told::add)).isEqualTo(files);
    assertThat(asked).hasValue(1);
    try (Stream<Path> left = Files.walk(place.resolve("cache"))) {
      assertThat(left.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @Test
  void theLocalRepositoryIsAskedFirst() throws IOException {
    Path own = place.resolve("m2/org/example/tiny/1.0/tiny-1.0.jar");
    Files.createDirectories(own.getParent());
    Files.write(own, served);
    assertThat(models().get(model, share -> {}).model()).hasBinaryContent(ONNX);
    assertThat(asked).hasValue(0);
    assertThat(own).hasBinaryContent(served);
  }

  @Test
  void whatIsNotExactlyThePinnedJarIsNotKept() throws IOException {
    served = jar("wrong!!".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> models().get(model, share -> {}))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("not what it should be");
    served = new byte[1 << 22];
    assertThatThrownBy(() -> models().get(model, share -> {})).isInstanceOf(FetchException.class);
    try (Stream<Path> left = Files.walk(place.resolve("cache"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void withoutANetworkItSaysWhatToDo() {
    server.stop(0);
    assertThatThrownBy(() -> models().get(model, share -> {}))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("Without a network, put the file at")
        .hasMessageContaining("m2")
        .hasMessageContaining(MavenRepository.VARIABLE);
  }

  @Test
  void aRepositoryThatHasNoSuchJarIsNamed() {
    BaseModels elsewhere = new BaseModels(cache(), repository("other/", Duration.ofSeconds(20)));
    assertThatThrownBy(() -> elsewhere.get(model, share -> {}))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("answers 404");
  }

  @Test
  void aRepositoryThatFallsSilentIsLeft() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    server.createContext(
        "/silent/",
        exchange -> {
          exchange.sendResponseHeaders(200, served.length);
          exchange.getResponseBody().write(served, 0, served.length / 2);
          exchange.getResponseBody().flush();
          try (exchange) {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    BaseModels silent = new BaseModels(cache(), repository("silent/", Duration.ofMillis(300)));
    assertThatThrownBy(() -> silent.get(model, share -> {}))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("no answer, or it broke off");
    end.countDown();
    try (Stream<Path> left = Files.walk(place.resolve("cache"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void theEnvironmentNamesAnotherRepository() {
    assertThat(MavenRepository.of(Map.of(MavenRepository.VARIABLE, "http://mirror/m2")).remote())
        .isEqualTo(URI.create("http://mirror/m2/"));
    assertThat(MavenRepository.of(Map.of()).remote().getScheme()).isEqualTo("https");
    for (String wrong : List.of("file:///etc", "no address", "mirror")) {
      assertThatThrownBy(() -> MavenRepository.of(Map.of(MavenRepository.VARIABLE, wrong)))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining(wrong);
    }
  }

  @Test
  void aFolderOfHuggingFacesLayoutIsABaseModelToo() throws IOException {
    Path folder = place.resolve("mine");
    Files.createDirectories(folder.resolve("onnx"));
    assertThatThrownBy(() -> BaseModels.in(folder, MEAN)).hasMessageContaining("no model.onnx");
    Files.write(folder.resolve("onnx/model.onnx"), ONNX);
    assertThatThrownBy(() -> BaseModels.in(folder, MEAN)).hasMessageContaining("no tokenizer.json");
    Files.write(folder.resolve("tokenizer.json"), TOKENIZER);
    BaseModelFiles files = BaseModels.in(folder, MEAN);
    assertThat(files.reference()).isEqualTo(model.reference());
    assertThat(files.shared()).isFalse();
    assertThat(files.name()).isEqualTo("mine");
  }

  @Test
  void modelsAreKnownByTheirNames() {
    for (BaseModel known : BaseModel.all()) {
      assertThat(BaseModel.named(known.title())).contains(known);
      assertThat(BaseModel.names()).contains(known.title());
    }
    assertThat(BaseModel.named("gpt")).isEmpty();
  }

  private BaseModels models() {
    return new BaseModels(cache(), repository("repository/", Duration.ofSeconds(20)));
  }

  private MavenRepository repository(String path, Duration patience) {
    return new MavenRepository(place.resolve("m2"), address(path), patience);
  }

  private ModelCache cache() {
    return new ModelCache(place.resolve("cache"));
  }

  private URI address(String path) {
    return URI.create(
        "http://%s:%d/%s"
            .formatted(
                server.getAddress().getAddress().getHostAddress(),
                server.getAddress().getPort(),
                path));
  }

  private static byte[] jar(byte[] onnx) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("tiny.onnx"));
      zip.write(onnx);
      zip.putNextEntry(new ZipEntry("tiny-tokenizer.json"));
      zip.write(TOKENIZER);
    }
    return out.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    return Sha256.of(ByteBuffer.wrap(bytes));
  }
}
