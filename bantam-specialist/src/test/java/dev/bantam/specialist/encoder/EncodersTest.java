package dev.bantam.specialist.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodersTest {

  @TempDir Path place;

  @Test
  void foldersWithEqualReferencesShareOneEncoder() throws IOException {
    Path one = Files.createDirectory(place.resolve("one"));
    Path two = Files.createDirectory(place.resolve("two"));
    EncoderReference reference = EncoderFolder.in(one).reference(EncoderFolder.MEAN);
    EncoderFolder.in(two);
    try (Encoders encoders = new Encoders(new ModelCache(place.resolve("cache")))) {
      Encoder first = encoders.encoder(one, reference);
      assertThat(encoders.encoder(two, reference)).isSameAs(first);
      EncoderReference other = EncoderFolder.in(two).reference(EncoderFolder.FIRST);
      assertThat(encoders.encoder(two, other)).isNotSameAs(first);
    }
  }

  @Test
  void whatAFolderDoesNotCarryComesFromTheCache() throws IOException {
    Path source = Files.createDirectory(place.resolve("source"));
    EncoderFolder files = EncoderFolder.in(source);
    EncoderReference reference = files.reference(EncoderFolder.MEAN);
    ModelCache cache = new ModelCache(place.resolve("cache"));
    Path bare = Files.createDirectory(place.resolve("bare"));
    try (Encoders encoders = new Encoders(cache)) {
      assertThatThrownBy(() -> encoders.encoder(bare, reference))
          .isInstanceOf(EncoderException.class)
          .hasMessageContaining(reference.model())
          .hasMessageContaining("fetch base models");
      Files.createDirectories(cache.place(reference.model()).getParent());
      Files.copy(files.model(), cache.place(reference.model()));
      Files.copy(files.tokenizer(), cache.place(reference.tokenizer()));
      assertThat(encoders.encoder(bare, reference).dimensions()).isEqualTo(TinyOnnx.DIMENSIONS);
    }
  }

  @Test
  void closesWhatItOpened() throws IOException {
    Encoders encoders = new Encoders(new ModelCache(place));
    EncoderReference reference = EncoderFolder.in(place).reference(EncoderFolder.MEAN);
    Encoder encoder = encoders.encoder(place, reference);
    encoders.close();
    assertThatThrownBy(() -> encoder.reader().read("card", new float[TinyOnnx.DIMENSIONS]))
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> encoders.encoder(place, reference)).hasMessageContaining("closed");
  }

  @Test
  void theCacheIsWhereTheEnvironmentSays() {
    assertThat(ModelCache.of(Map.of("BANTAM_CACHE", "/a", "XDG_CACHE_HOME", "/b")).folder())
        .isEqualTo(Path.of("/a"));
    assertThat(ModelCache.of(Map.of("XDG_CACHE_HOME", "/b")).folder())
        .isEqualTo(Path.of("/b/bantam"));
    assertThat(ModelCache.of(Map.of()).folder()).endsWithRaw(Path.of(".cache", "bantam"));
  }
}
