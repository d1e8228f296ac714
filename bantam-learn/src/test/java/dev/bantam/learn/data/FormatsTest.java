package dev.bantam.learn.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Answer;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {

  private static final String CSV = "text,label\nhello there,greet\nsee you,leave\nhi,greet\n";

  @TempDir Path folder;
  private Sources sources = new Sources(Path.of(""));

  @BeforeEach
  void setUp() {
    sources = new Sources(folder);
  }

  private static void expectGreetings(Dataset dataset) {
    assertThat(dataset.schema())
        .isEqualTo(Schema.bare(new Field.Category("label", List.of("greet", "leave"))));
    assertThat(dataset.rows()).isEqualTo(3);
    assertThat(dataset.input(1)).isEqualTo("see you");
    assertThat(dataset.value(0, 1)).isEqualTo(1);
    assertThat(dataset.answer(2)).isEqualTo(Answer.of("greet"));
    assertThat(dataset.nullable(0)).isFalse();
    assertThat(dataset.hasTimes()).isFalse();
  }

  @Test
  void csvWithAnyLineEnding() {
    for (String ending : List.of("\n", "\r\n", "\r")) {
      Dataset dataset = sources.read(CSV.replace("\n", ending));
      expectGreetings(dataset);
      assertThat(dataset.line(2)).isEqualTo(4);
    }
  }

  @Test
  void separatorsAreFoundFromTheContent() {
    expectGreetings(sources.read(CSV.replace(',', '\t')));
    expectGreetings(sources.read(CSV.replace(',', ';')));
    Dataset commasInside = sources.read("text;label\na, b, c;x\nd, e;y\nplain;x\nf, g, h, i;y\n");
    assertThat(commasInside.input(0)).isEqualTo("a, b, c");
  }

  @Test
  void byteOrderMarkIsNoPartOfTheFirstName() {
    expectGreetings(sources.read("\uFEFF" + CSV));
  }

  @Test
  void gzipIsRecognisedByItsBytesAndProgressCountsTheFilesOwn() {
    byte[] packed = Sources.gzip(CSV.getBytes(StandardCharsets.UTF_8));
    AtomicLong read = new AtomicLong();
    expectGreetings(
        DatasetReader.read(sources.bytes("data.csv", packed), DataOptions.defaults(), read::set));
    assertThat(read).hasValue(packed.length);
  }

  @Test
  void quotedCellsHoldSeparatorsQuotesAndLineBreaks() {
    Dataset dataset =
        sources.read("label,text\nx,\"one, \"\"two\"\"\r\nthree\"\ny,\u0001\t\u200f שלום 😀\n");
    assertThat(dataset.input(0)).isEqualTo("one, \"two\"\r\nthree");
    assertThat(dataset.input(1)).isEqualTo("\u0001\t\u200f שלום 😀");
    assertThat(dataset.line(1)).isEqualTo(4);
    assertThat(dataset.characters(1)).isEqualTo(10);
  }

  @Test
  void jsonLinesWithABareAnswer() {
    Dataset dataset =
        sources.read(
            """
            {"input": "hello there", "answer": "greet"}

            {"input": "see you", "answer": "leave", "more": [1, {"a": null}]}
            """);
    assertThat(dataset.schema().bare()).isTrue();
    assertThat(dataset.answer(0)).isEqualTo(Answer.of("greet"));
    assertThat(dataset.line(1)).isEqualTo(3);
  }

  @Test
  void jsonLinesWithSeveralFieldsOneOfThemAtTimesMissing() {
    Dataset dataset =
        sources.read(
            """
            {"text": "a", "answer": {"topic": "x", "urgent": true}}
            {"text": "b", "answer": {"urgent": false, "topic": null}}
            {"text": "c", "answer": {"topic": "w", "urgent": false, "late": "p"}}
            {"text": "d", "answer": {"topic": "w", "urgent": false, "late": "q"}}
            """);
    assertThat(dataset.schema())
        .isEqualTo(
            Schema.object(
                List.of(
                    new Field.Category("topic", List.of("w", "x")),
                    new Field.Bool("urgent"),
                    new Field.Category("late", List.of("p", "q")))));
    assertThat(dataset.nullable(0)).isTrue();
    assertThat(dataset.nullable(1)).isFalse();
    assertThat(dataset.nullable(2)).isTrue();
    assertThat(dataset.value(0, 1)).isEqualTo(2);
    assertThat(dataset.value(1, 0)).isEqualTo(1);
    assertThat(dataset.value(2, 3)).isEqualTo(1);
    assertThat(dataset.answer(1).text())
        .isEqualTo("{\"topic\":null,\"urgent\":false,\"late\":null}");
  }

  @Test
  void oneFieldInAnObjectStaysAnObject() {
    Dataset dataset =
        sources.read(
            """
            {"text": "a", "answer": {"topic": "x"}}
            {"text": "b", "answer": {"topic": "y"}}
            """);
    assertThat(dataset.schema().bare()).isFalse();
  }

  @Test
  void anInputThatIsAnObjectBecomesCompactJson() {
    Dataset dataset =
        sources.read(
            """
            {"input": {"subject": "a \\"b\\"", "n": [1.0, null, true]}, "answer": true}
            {"input": {"subject": "c"}, "answer": false}
            """);
    assertThat(dataset.input(0)).isEqualTo("{\"subject\":\"a \\\"b\\\"\",\"n\":[1.0,null,true]}");
    assertThat(dataset.schema()).isEqualTo(Schema.bare(new Field.Bool("answer")));
    assertThat(dataset.answer(0)).isEqualTo(Answer.of(true));
  }

  @Test
  void loneSurrogatesAreReplacedAndPairsKept() {
    Dataset dataset =
        sources.read(
            """
            {"text": "a\\ud800b \\ud83d\\ude00\\udc00", "label": "x"}
            {"text": "tab\there \\u0007", "label": "y"}
            """);
    assertThat(dataset.input(0)).isEqualTo("a\uFFFDb 😀\uFFFD");
    assertThat(dataset.input(1)).isEqualTo("tab\there \u0007");
  }

  @Test
  void severalLabelColumnsAreFieldsOfAnObject() {
    Dataset dataset =
        sources.read(
            "text,topic,urgent\na,x,TRUE\nb,y,false\nc,,False\n",
            DataOptions.defaults().withLabels(List.of("topic", "urgent")));
    assertThat(dataset.schema())
        .isEqualTo(
            Schema.object(
                List.of(new Field.Category("topic", List.of("x", "y")), new Field.Bool("urgent"))));
    assertThat(dataset.value(1, 0)).isEqualTo(1);
    assertThat(dataset.value(1, 2)).isZero();
    assertThat(dataset.value(0, 2)).isEqualTo(2);
  }

  @Test
  void membersOfTheAnswerCanBeNamedAsLabels() {
    Dataset dataset =
        sources.read(
            """
            {"text": "a", "answer": {"topic": "x", "why": "because of this and that and more"}}
            {"text": "b", "answer": {"topic": "y", "why": "for no other reason than the last"}}
            """,
            DataOptions.defaults().withLabels(List.of("topic")));
    assertThat(dataset.schema())
        .isEqualTo(Schema.object(List.of(new Field.Category("topic", List.of("x", "y")))));
  }

  @Test
  void emptyRowsAreCountedAndLeftOut() {
    Dataset dataset = sources.read("text,label\na,x\n  ,y\nb, \n\nc,y\n   \nd,x\n");
    assertThat(dataset.rows()).isEqualTo(3);
    assertThat(dataset.reading().emptyRows()).isEqualTo(3);
    assertThat(dataset.reading().rowsRead()).isEqualTo(6);
  }

  @Test
  void choicesAreSortedByCodePoint() {
    Dataset dataset = sources.read("text,label\na,\uFF5E\nb,\uD83D\uDE00\nc,b\nd,B\n");
    assertThat(dataset.schema().fields().getFirst().choices())
        .containsExactly("B", "b", "\uFF5E", "\uD83D\uDE00");
  }
}
