package dev.bantam.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.provider.HttpContract;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same over TLS, with a certificate made for the occasion. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverTlsTest extends HttpContract {

  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;
  private SSLContext ours;
  private SSLContext wrongName;

  @BeforeAll
  void makeCertificates() throws Exception {
    ours = context("localhost");
    wrongName = context("elsewhere.example");
  }

  private SSLContext context(String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @Override
  protected TestServer serve(TestServer.Handler handler) throws IOException {
    return new TestServer(ours.getServerSocketFactory(), "https", handler);
  }

  @Override
  protected Provider provider(URI server, Timeouts timeouts) {
    return new OpenAiProvider("origin", server, Map.of(), timeouts, ours);
  }

  @Test
  void aCertificateThatNobodyTrustsIsUnreachable() throws IOException {
    try (TestServer server = serve(x -> x.reply(200, "{}"));
        Provider provider = new OpenAiProvider("origin", server.url(""), Map.of(), PATIENT)) {
      isUnreachable(provider);
    }
  }

  @Test
  void aCertificateForAnotherHostIsUnreachable() throws IOException {
    try (TestServer server =
            new TestServer(wrongName.getServerSocketFactory(), "https", x -> x.reply(200, "{}"));
        Provider provider =
            new OpenAiProvider("origin", server.url(""), Map.of(), PATIENT, wrongName)) {
      isUnreachable(provider);
    }
  }

  /** A handshake has 80 ms, all else enough time. */
  protected Timeouts hurriedHandshake() {
    return new Timeouts(Duration.ofMillis(80), Duration.ofSeconds(20), Duration.ofSeconds(20));
  }

  @Test
  void aHandshakeThatStallsIsATimeoutOfTheConnection() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Provider provider =
            provider(
                URI.create("https://localhost:" + silent.getLocalPort()), hurriedHandshake())) {
      assertThatThrownBy(() -> provider.send(chat()))
          .isInstanceOfSatisfying(
              ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT))
          .hasMessageContaining("80 ms");
    }
  }

  private static void isUnreachable(Provider provider) {
    assertThatThrownBy(() -> provider.send(chat()))
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
        .hasMessageContaining("no TLS with https://localhost");
  }
}
