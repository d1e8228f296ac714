package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  private static final List<Manifest.Golden> GOLDEN =
      List.of(
          new Manifest.Golden("plain", 3.000000000000001, List.of(0, 1, 2)),
          new Manifest.Golden("", Double.NaN, List.of(0, 0, 0)),
          new Manifest.Golden("כן 😀 \u0000 \u2028 \" \\", Double.MIN_VALUE, List.of(2, 1, 0)),
          new Manifest.Golden("least", Double.NEGATIVE_INFINITY, List.of(2, 0, 1)));

  @TempDir Path folder;

  @Test
  void everythingThatIsWrittenIsRead() throws IOException {
    SpecialistFolder specialist =
        SpecialistFolder.fields()
            .withNeverLocal(Map.of("topic", Set.of("login"), "product", Set.of("null", "app")));
    specialist.write(folder);
    assertSurvives(specialist.manifest(folder, GOLDEN));
  }

  @Test
  void whatIsMissingStaysMissing() throws IOException {
    SpecialistFolder specialist = SpecialistFolder.bare().withoutCertificate();
    specialist.write(folder);
    assertSurvives(specialist.manifest(folder, List.of()));
  }

  @Test
  void labelsMayBeAnyText() throws IOException {
    List<String> labels =
        List.of(
            "", " ", "null", "true", "a\nb", "\u0000", "\ud83d\ude00", "\ud800", "\udc00x", "é");
    SpecialistFolder specialist =
        SpecialistFolder.of(Schema.bare(new Field.Category("\udfff", labels)));
    specialist.write(folder);
    assertSurvives(specialist.manifest(folder, List.of()));
  }

  @Test
  void peopleCanReadIt() throws IOException {
    SpecialistFolder.bare().write(folder);
    assertThat(Files.readString(folder.resolve(Manifest.FILE)))
        .contains("its local answers disagree with model-x in at most 5 % of cases in the long run")
        .contains("日本")
        .contains("\n  ");
  }

  @Test
  void anEarlierOneIsReplacedWhole() throws IOException {
    SpecialistFolder.fields().write(folder);
    SpecialistFolder shorter = SpecialistFolder.bare().withoutCertificate();
    shorter.write(folder);
    assertThat(ManifestReader.read(folder).schema()).isEqualTo(shorter.schema());
  }

  private void assertSurvives(Manifest manifest) throws IOException {
    ManifestWriter.write(manifest, folder);
    assertThat(ManifestReader.read(folder)).isEqualTo(manifest);
  }
}
