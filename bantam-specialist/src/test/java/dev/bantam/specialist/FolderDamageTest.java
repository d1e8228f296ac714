package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDamageTest {

  private static final String RUNG = "lexical.safetensors";

  @TempDir Path temporary;

  private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectory(temporary.resolve("tickets"));
    SpecialistFolder.bare().write(folder);
  }

  @Test
  void nothingThere() {
    refused(temporary.resolve("absent"), "there is no specialist at");
    refused(folder.resolve(Manifest.FILE), "there is no specialist at");
    refused(temporary, "is no specialist: it has no specialist.json");
  }

  @Test
  void aFileIsMissing() throws IOException {
    Files.delete(folder.resolve(RUNG));
    refused(folder, RUNG + " is missing: copy the folder whole");
    Files.createDirectory(folder.resolve(RUNG));
    refused(folder, RUNG + " is no file: copy the folder whole");
  }

  @Test
  void everyTruncationOfTheRungIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve(RUNG));
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(folder.resolve(RUNG), Arrays.copyOf(whole, length));
      refused(folder, RUNG + " is damaged: it has %,d bytes".formatted(length));
    }
  }

  @Test
  void everyFlippedBitOfTheRungIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve(RUNG));
    for (int at = 0; at < whole.length; at++) {
      whole[at] ^= (byte) (1 << at % 8);
      Files.write(folder.resolve(RUNG), whole);
      refused(folder, RUNG + " is damaged: its SHA-256 is");
      whole[at] ^= (byte) (1 << at % 8);
    }
  }

  @Test
  void linksOutOfTheFolderAreRefused() throws IOException {
    for (String name : new String[] {RUNG, Manifest.FILE}) {
      Path file = folder.resolve(name);
      Path outside = Files.move(file, temporary.resolve("outside-" + name));
      Files.createSymbolicLink(file, outside);
      refused(folder, name + " leads out of its folder");
      Files.delete(file);
      Files.createSymbolicLink(file, Path.of("../outside-" + name));
      refused(folder, name + " leads out of its folder");
      Files.delete(file);
      Files.createSymbolicLink(file, file);
      refused(folder, name.equals(RUNG) ? RUNG + " is missing" : "is no specialist");
      Files.delete(file);
      Files.move(outside, file);
    }
  }

  @Test
  void linksToAndInsideTheFolderAreFollowed() throws IOException {
    Files.move(folder.resolve(RUNG), folder.resolve("version-7"));
    Files.createSymbolicLink(folder.resolve(RUNG), Path.of("version-7"));
    Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
    try (Specialist specialist = Specialist.load(link)) {
      assertThat(specialist.answer("charged").answer().text()).isEqualTo("billing");
    }
  }

  private static void refused(Path folder, String reason) {
    assertThatExceptionOfType(SpecialistException.class)
        .isThrownBy(() -> Specialist.load(folder))
        .withMessageContaining(folder.toString())
        .withMessageContaining(reason)
        .withMessageNotContaining("Exception");
  }
}
