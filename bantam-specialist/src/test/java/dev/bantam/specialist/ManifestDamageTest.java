package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ManifestDamageTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Written for people and computed again when needed, so never read. */
  private static final Set<String> FOR_PEOPLE =
      Set.of(
          "certificate.says",
          "certificate.p",
          "certificate.novel_p",
          "certificate.bound",
          "certificate.coverage");

  private static final Set<String> MAY_BE_MISSING =
      Set.of(
          "certificate",
          "certificate.teacher",
          "never_local.topic",
          "rungs[0].gate",
          "provenance.settings.alpha");

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    SpecialistFolder.fields().withNeverLocal(Map.of("topic", Set.of("login"))).write(folder);
  }

  @Test
  void everyKeyIsNeeded() throws IOException {
    for (JsonPlace place : places()) {
      if (place.inObject()
          && !FOR_PEOPLE.contains(place.name())
          && !MAY_BE_MISSING.contains(place.name())) {
        refused(root -> place.parent(root).remove(place.key()), place.name());
      }
    }
  }

  @Test
  void everyValueOfAnotherKindIsNamed() throws IOException {
    for (JsonPlace place : places()) {
      if (!FOR_PEOPLE.contains(place.name())) {
        refused(root -> place.replace(root, "{\"x\":1}"), place.prefix());
        refused(root -> place.replace(root, "[[]]"), place.prefix());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/format | 0 | format",
        "/format | -1 | format",
        "/format | 1.5 | format",
        "/format | 99999999999 | format",
        "/schema/bare | true | schema",
        "/schema/fields | [] | schema",
        "/schema/fields/0/kind | \"free text\" | schema.fields[0].kind",
        "/schema/fields/0/values | [] | schema.fields[0]",
        "/schema/fields/0/values | [\"a\",\"a\"] | schema.fields[0]",
        "/schema/fields/1/name | \"topic\" | schema",
        "/schema/optional | [\"nothing\"] | schema",
        "/rungs | [] | rungs",
        "/rungs/0/name | \"oracle\" | newer",
        "/rungs/0/sha256 | \"00\" | SHA-256",
        "/rungs/0/bytes | -1 | rungs[0].bytes",
        "/rungs/0/bytes | 7 | 7",
        "/rungs/0/gate | \"infinite\" | rungs[0].gate",
        "/rungs/0/gate | \"NaN\" | rungs[0].gate",
        "/rungs/0/gate | null | gate",
        "/never_local | {\"tpoic\":[\"login\"]} | never_local.tpoic",
        "/never_local | {\"topic\":[\"logni\"]} | never_local.topic",
        "/certificate/reference | \"astrology\" | certificate.reference",
        "/certificate/alpha | 0.005 | certificate",
        "/certificate/alpha | 0 | certificate",
        "/certificate/alpha | 1 | certificate",
        "/certificate/alpha | \"NaN\" | certificate",
        "/certificate/alpha | 1e400 | certificate",
        "/certificate/delta | 0.0001 | certificate",
        "/certificate/delta | 1 | certificate",
        "/certificate/delta | 7 | certificate",
        "/certificate/delta | \"NaN\" | certificate",
        "/certificate/disagreements | 12 | certificate",
        "/certificate/disagreements | 201 | certificate",
        "/certificate/disagreements | 1 | certificate",
        "/certificate/accepted | 20 | certificate",
        "/certificate/novel_accepted | 20 | certificate",
        "/certificate/rows | 199 | certificate",
        "/certificate/rows | 99999999999999999999999 | certificate.rows",
        "/certificate/expires | \"2026-10-01T00:00:00Z\" | certificate",
        "/certificate/expires | \"tomorrow\" | certificate.expires",
        "/certificate/expires | \"+1000000000-12-31T23:59:59.999999999Z\" | certificate.expires",
        "/tune/gates/0/disagreements | 41 | tune.gates[0]",
        "/tune/gates/0/accepted | 101 | tune.gates[0]",
        "/values/0/said_wrong | 10 | values[0]",
        "/values/0/was_missed | 9 | values[0]",
        "/golden/0/values | [0,0] | golden[0].values",
        "/golden/0/values | [0,0,0,0] | golden[0].values",
        "/golden/0/values | [3,0,0] | golden[0].values",
        "/golden/0/values | [0,-1,0] | golden[0].values",
        "/golden/0/values | [0,0,3] | golden[0].values",
        "/golden/0/values | [0,0,4294967296] | golden[0].values",
        "/provenance/seed | 9223372036854775808 | provenance.seed",
        "/provenance/created | 0 | provenance.created"
      })
  void whatCannotBeIsRefused(String pointer, String value, String named) throws IOException {
    refused(root -> JsonPlace.at(pointer).replace(root, value), named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "/etc/passwd",
        "a\\\\b",
        "",
        ".",
        "..",
        ".hidden",
        "sub/file",
        "c:x",
        "CON",
        "a\\u0000b",
        "a\\nb",
        "~",
        "lexical.safetensors/"
      })
  void aFileElsewhereIsRefused(String name) throws IOException {
    refused(root -> JsonPlace.at("/rungs/0/file").replace(root, '"' + name + '"'), "rungs[0].file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"con", "nul", "absent.safetensors", "specialist.json", "a..b"})
  void aFileThatIsNoRungIsRefused(String name) throws IOException {
    refused(root -> JsonPlace.at("/rungs/0/file").replace(root, '"' + name + '"'), name);
  }

  @Test
  void aNewerFormatSaysWhatToDo() throws IOException {
    assertThat(refused(root -> root.put("format", 2), "use a newer Bantam"))
        .doesNotContain("damaged");
  }

  @Test
  void aNewerReadingOfTextsSaysWhatToDo() throws IOException {
    SpecialistFolder plain = SpecialistFolder.bare();
    plain.write(folder);
    Path file = folder.resolve("lexical.safetensors");
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    byte[] newer =
        text.replace("\"ngrams\":\"1\"", "\"ngrams\":\"2\"").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, newer);
    ManifestWriter.write(plain.manifest(folder, List.of()), folder);
    assertThat(refused(root -> {}, "use a newer Bantam")).doesNotContain("damaged");
  }

  @Test
  void textThatIsNoJsonIsRefused() throws IOException {
    String whole = Files.readString(folder.resolve(Manifest.FILE));
    refused("");
    refused("   ");
    refused("null");
    refused("[]");
    refused("\"specialist\"");
    refused(whole + "x");
    refused(whole + "{}");
    refused(whole.replaceFirst("\"task\"", "\"format\": 1, \"task\""));
    refused(whole.replace("\"", "'"));
    refused("[".repeat(10_000) + "]".repeat(10_000));
    refused("{\"format\":".repeat(10_000) + "1" + "}".repeat(10_000));
    refused("{\"format\":" + "1".repeat(100_000) + "}");
    refused("{\"format\":1,\"bantam\":\"" + "x".repeat(3_000_000) + "\"}");
    refused("{\"schema\":[" + "{},".repeat(5_000_000) + "{}]}");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve(Manifest.FILE));
    int end =
        new String(whole, StandardCharsets.UTF_8)
            .stripTrailing()
            .getBytes(StandardCharsets.UTF_8)
            .length;
    for (int length = 0; length < end; length += 3) {
      refused(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    refused(new byte[] {(byte) 0xFF, (byte) 0xFE});
    refused(new byte[] {0, 0, 0, '{', 0, 0x7F, 0, 0});
    refused(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'});
    refused(new byte[4096]);
  }

  @Test
  void aFileLargerThanAnyManifestIsRefusedUnread() throws IOException {
    try (var file = Files.newByteChannel(folder.resolve(Manifest.FILE), StandardOpenOption.WRITE)) {
      file.position(65L << 20).write(ByteBuffer.wrap(new byte[] {'}'}));
    }
    assertThat(refused(Files.size(folder.resolve(Manifest.FILE)))).contains("larger than");
  }

  @Test
  void mutatedManifestsLoadOrAreRefusedAndNothingElse() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve(Manifest.FILE));
    SplittableRandom random = new SplittableRandom(10);
    int refused = 0;
    int runs = 2_000;
    for (int run = 0; run < runs; run++) {
      byte[] bytes = whole.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(bytes.length);
        bytes[at] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) "0123456789-.eE{}[],:\"\\n".charAt(random.nextInt(22));
      }
      Files.write(folder.resolve(Manifest.FILE), bytes);
      try {
        Specialist specialist = Specialist.load(folder);
        assertThat(specialist.answer("charged").confidence()).isBetween(0.0, 1.0);
      } catch (SpecialistException e) {
        assertThat(e).hasMessageContaining(folder.toString());
        refused++;
      }
    }
    assertThat(refused).isBetween(runs / 2, runs - 1);
  }

  private List<JsonPlace> places() throws IOException {
    List<JsonPlace> places =
        JsonPlace.all(JSON.readTree(Files.readAllBytes(folder.resolve(Manifest.FILE))));
    assertThat(places).hasSizeGreaterThan(80);
    return places;
  }

  /** Damages the manifest, expects a refusal that names this, and mends it again. */
  private String refused(Consumer<ObjectNode> damage, String named) throws IOException {
    Path file = folder.resolve(Manifest.FILE);
    byte[] honest = Files.readAllBytes(file);
    ObjectNode root = (ObjectNode) JSON.readTree(honest);
    damage.accept(root);
    Files.write(file, JSON.writeValueAsBytes(root));
    String message = refused(Files.size(file));
    assertThat(message).contains(named);
    Files.write(file, honest);
    return message;
  }

  private void refused(String content) throws IOException {
    refused(content.getBytes(StandardCharsets.UTF_8));
  }

  private void refused(byte[] content) throws IOException {
    Files.write(folder.resolve(Manifest.FILE), content);
    assertThat(refused(content.length)).contains(Manifest.FILE);
  }

  private String refused(long size) {
    try {
      Specialist.load(folder);
    } catch (SpecialistException e) {
      String message = String.valueOf(e.getMessage());
      assertThat(message).contains(folder.toString()).doesNotContain("Exception");
      assertThat(message).hasSizeLessThan(600);
      return message;
    }
    throw new AssertionError(
        "loaded a damaged manifest of %,d bytes: %s"
            .formatted(size, folder.resolve(Manifest.FILE)));
  }
}
