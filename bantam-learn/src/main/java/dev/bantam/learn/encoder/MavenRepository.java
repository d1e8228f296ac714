package dev.bantam.learn.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * Where jars come from: the local repository that Maven keeps, else a remote one over HTTP.
 *
 * @param local such as {@code ~/.m2/repository}; need not exist
 * @param remote ends with a slash
 * @param patience how long the remote one may say nothing
 */
public record MavenRepository(Path local, URI remote, Duration patience) {

  /** Names another remote repository, such as a company's mirror. */
  public static final String VARIABLE = "BANTAM_MAVEN_REPOSITORY";

  private static final String CENTRAL = "https://repo.maven.apache.org/maven2/";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int FOUND = 200;

  /**
   * The user's.
   *
   * @param environment such as {@link System#getenv()}
   * @throws FetchException when the environment names no address
   */
  public static MavenRepository of(Map<String, String> environment) {
    String remote = environment.getOrDefault(VARIABLE, "");
    String base = remote.isBlank() ? CENTRAL : remote.strip();
    Path local = Path.of(System.getProperty("user.home"), ".m2", "repository");
    try {
      URI address = URI.create(base.endsWith("/") ? base : base + "/");
      String scheme = String.valueOf(address.getScheme());
      if (scheme.equals("https") || scheme.equals("http")) {
        return new MavenRepository(local, address, PATIENCE);
      }
    } catch (IllegalArgumentException e) {
      // Said below, as any other address that is none.
    }
    throw new FetchException("%s is no address of a repository: %s".formatted(VARIABLE, base));
  }

  /**
   * Copies a jar to a place.
   *
   * @param progress is told the share that is there
   * @throws FetchException when it cannot be had, or is another one than was pinned
   */
  void copy(MavenArtifact artifact, Path target, DoubleConsumer progress) {
    Path own = local.resolve(artifact.path());
    try {
      if (Files.isRegularFile(own) && Files.size(own) == artifact.bytes()) {
        try (InputStream in = Files.newInputStream(own)) {
          write(in, artifact, target, own.toString(), progress);
          return;
        }
      }
    } catch (IOException e) {
      throw cannotWrite(artifact, e);
    }
    download(artifact, target, progress);
  }

  private void download(MavenArtifact artifact, Path target, DoubleConsumer progress) {
    URI address = remote.resolve(artifact.path());
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      HttpResponse<InputStream> response =
          client.send(
              HttpRequest.newBuilder(address).timeout(patience).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = new StallGuard(response.body(), patience)) {
        if (response.statusCode() != FOUND) {
          throw new FetchException(
              "%s answers %d: name another repository with %s"
                  .formatted(address, response.statusCode(), VARIABLE));
        }
        write(in, artifact, target, address.toString(), progress);
      }
    } catch (IOException e) {
      throw new FetchException(
          ("%s (%,d MB) is needed once and cannot be fetched from %s: %s. Without a network, put the"
                  + " file at %s, or name another repository with %s.")
              .formatted(
                  artifact.file(),
                  artifact.bytes() >> 20,
                  address,
                  reason(e),
                  local.resolve(artifact.path()),
                  VARIABLE),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchException("fetching %s was interrupted".formatted(artifact.file()), e);
    }
  }

  private static void write(
      InputStream in, MavenArtifact artifact, Path target, String name, DoubleConsumer progress)
      throws IOException {
    PinnedCopy.write(in, artifact.bytes(), artifact.sha256(), target, name, progress);
  }

  static FetchException cannotWrite(MavenArtifact artifact, IOException e) {
    return new FetchException("%s cannot be unpacked: %s".formatted(artifact.file(), reason(e)), e);
  }

  private static String reason(IOException e) {
    if (e instanceof ConnectException) {
      return "no connection";
    }
    if (e instanceof HttpTimeoutException) {
      return "no answer, or it broke off (%s)".formatted(e.getMessage());
    }
    String message = e.getMessage();
    String kind = e.getClass().getSimpleName();
    return message == null ? kind : "%s (%s)".formatted(message, kind);
  }
}
