package dev.bantam.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault is one message that says where and what to do. */
class RefusalsTest {

  private static final String CSV = "text,label\nhello there,greet\nsee you,leave\n";

  @TempDir Path folder;
  private Sources sources = new Sources(Path.of(""));

  @BeforeEach
  void setUp() {
    sources = new Sources(folder);
  }

  private AbstractThrowableAssert<?, ?> refused(Path path, DataOptions options) {
    return assertThatThrownBy(() -> DatasetReader.read(path, options, bytes -> {}))
        .isInstanceOf(DataException.class)
        .satisfies(
            refusal ->
                assertThat(refusal.getMessage()).isNotBlank().doesNotContain("\n", "Exception"));
  }

  private AbstractThrowableAssert<?, ?> refused(String content) {
    return refused(sources.text("data", content), DataOptions.defaults());
  }

  private AbstractThrowableAssert<?, ?> refused(byte[] content) {
    return refused(sources.bytes("data", content), DataOptions.defaults());
  }

  @Test
  void missingFileAndFolder() {
    refused(folder.resolve("no.csv"), DataOptions.defaults())
        .hasMessageContaining("There is no file");
    refused(folder, DataOptions.defaults()).hasMessageContaining("is a folder");
  }

  @Test
  void nothingInside() {
    refused("").hasMessageContaining("is empty");
    refused(" \n\n").hasMessageContaining("is empty");
    refused("text,label\n").hasMessageContaining("has a header but no rows");
    refused("text,label\n,x\nb,\n").hasMessageContaining("not one of its 2 row(s)");
    refused("just\none\ncolumn\n").hasMessageContaining("one column only");
  }

  @Test
  void wrongEncodingNamesTheLineAndTheCure() {
    byte[] latin = (CSV + "déjà vu,greet\n").getBytes(Charset.forName("windows-1252"));
    refused(latin)
        .hasMessageContaining("line 4")
        .hasMessageContaining("0xE9")
        .hasMessageContaining("iconv -f WINDOWS-1252");
    refused(("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_16LE))
        .hasMessageContaining("UTF-16")
        .hasMessageContaining("iconv");
    refused(CSV.getBytes(StandardCharsets.UTF_16LE)).hasMessageContaining("NUL byte");
    byte[] cut = (CSV + "smile 😀").getBytes(StandardCharsets.UTF_8);
    refused(Arrays.copyOf(cut, cut.length - 1)).hasMessageContaining("inside a character");
  }

  @Test
  void encodingFaultFarInsideTheFileNamesItsLine() {
    byte[] good = (CSV + "good morning,greet\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(good, good.length + 1);
    all[good.length] = (byte) 0x80;
    refused(all).hasMessageContaining("line 20004");
  }

  @Test
  void binaryFiles() {
    refused(CSV + "a\u0000b,greet\n").hasMessageContaining("line 4").hasMessageContaining("NUL");
    refused("PK\u0003\u0004rest").hasMessageContaining("Excel");
    byte[] packed = Sources.gzip(CSV.repeat(50).getBytes(StandardCharsets.UTF_8));
    refused(Arrays.copyOf(packed, packed.length - 12)).hasMessageContaining("gzip");
  }

  @Test
  void unbalancedQuoteNamesTheLineWhereItOpened() {
    refused(CSV + "\"first\nline\",\"greet\n" + "more text,leave\n".repeat(50))
        .hasMessageContaining("line 5")
        .hasMessageContaining("not closed properly");
    refused(CSV + "\"quoted\" and then not,greet\n").hasMessageContaining("line 4");
  }

  @Test
  void rowsWithTooFewOrTooManyColumns() {
    refused(CSV + "a, b and c,greet\n")
        .hasMessageContaining("line 4")
        .hasMessageContaining("3 columns, but the header has 2");
    refused(CSV + "lonely\n").hasMessageContaining("line 4").hasMessageContaining("1 column,");
  }

  @Test
  void hugeCells() {
    refused(CSV + "x".repeat(Limits.CELL + 1) + ",greet\n")
        .hasMessageContaining("line 4")
        .hasMessageContaining("1,048,576");
    refused(CSV + "\"" + "x\n".repeat(5 * Limits.CELL)).hasMessageContaining("line 4");
    refused("{\"text\":\"" + "x".repeat(Limits.CELL + 1) + "\",\"label\":\"a\"}\n")
        .hasMessageContaining("line 1")
        .hasMessageContaining("1,048,576");
    refused("{\"text\":\"a\",\"label\":\"a\"}\n" + " ".repeat(Limits.RECORD + 1))
        .hasMessageContaining("line 2")
        .hasMessageContaining("16,777,216");
  }

  @Test
  void invalidJson() {
    String good = "{\"text\": \"a\", \"label\": \"x\"}\n";
    refused(good + "{\"text\": \"b\", label: \"y\"}\n")
        .hasMessageContaining("line 2, column 15")
        .hasMessageContaining("invalid JSON");
    refused(good + "{\"text\": \"b\"\n")
        .hasMessageContaining("line 2")
        .hasMessageContaining("jq -c");
    refused(good + "[1]\n")
        .hasMessageContaining("line 2")
        .hasMessageContaining("not a JSON object");
    refused(good + good.strip() + " {}\n").hasMessageContaining("more than one JSON value");
    refused("{\"text\": 1, \"text\": 2}\n").hasMessageContaining("stands twice");
    refused("[{\"text\": \"a\"}]").hasMessageContaining("jq -c '.[]'");
    refused(good + "{\"text\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}\n")
        .hasMessageContaining("line 2")
        .hasMessageContaining("nested more than 64 deep");
  }

  @Test
  void columnsThatAreNotThere() {
    DataOptions options = DataOptions.defaults();
    Path path = sources.text("data.csv", CSV);
    refused(path, options.withText("txt"))
        .hasMessageContaining("no column \"txt\"")
        .hasMessageContaining("it has \"text\", \"label\"")
        .hasMessageContaining("Did you mean \"text\"?");
    refused(path, options.withLabels(List.of("Lable"))).hasMessageContaining("mean \"label\"?");
    refused(path, options.withTime("when")).hasMessageContaining("no column \"when\"");
    refused(path, options.withText("label").withLabels(List.of("label")))
        .hasMessageContaining("cannot be text and something else");
  }

  @Test
  void rowsThatWouldTakeTooMuchMemory() {
    refused("{\"text\": \"a\", \"label\": [" + "1,".repeat(300_000) + "1]}\n")
        .hasMessageContaining("line 1: more than 200,000 values");
    String cell = "x".repeat(Limits.CELL);
    refused("a,text,label\n" + "q,a,b\n" + (cell + ",").repeat(17) + "\n")
        .hasMessageContaining("line 3")
        .hasMessageContaining("16,777,216");
    refused(CSV + "a," + "x".repeat(2_000) + "\n").hasMessageContaining("free text (line 4: \"xxx");
  }

  @Test
  void twoColumnsOfOneName() {
    refused("text,label,text\na,x,b\n").hasMessageContaining("two columns are called \"text\"");
  }

  @Test
  void oneLabelOnly() {
    refused("text,label\na,spam\nb,spam\n")
        .hasMessageContaining("\"spam\"")
        .hasMessageContaining("at least two different values");
    refused("text,label\na,true\nb,True\n").hasMessageContaining("at least two different values");
  }

  @Test
  void unclearColumnsAreListedWithExamples() {
    refused("text,category,topic\na,x,y\nb,z,w\n")
        .hasMessageContaining("not clear which column is the label (\"category\", \"topic\")")
        .hasMessageContaining("\"topic\" (such as \"y\")")
        .hasMessageContaining("--label");
    refused("one,two\nsome words here,other words here\nmore words here,many words here\n")
        .hasMessageContaining("not clear which column is the text");
  }

  @Test
  void aFileWithoutAHeaderDoesNotLoseItsFirstRow() {
    refused("ham,Go until jurong point\nspam,Free entry\nham,U dun say so\n")
        .hasMessageContaining("line 1")
        .hasMessageContaining("looks like data")
        .hasMessageContaining("--text COLUMN --label COLUMN");
    refused("What is the time?,question\nCome here now.,order\n")
        .hasMessageContaining("may be data");
  }

  @Test
  void unreadableTimesAndMissingIds() {
    Path path = sources.text("data.csv", "id,text,label,at\n1,a,x,2026-01-01\n,b,y,yesterday\n");
    refused(path, DataOptions.defaults().withTime("at"))
        .hasMessageContaining("line 3")
        .hasMessageContaining("\"yesterday\"");
    refused(path, DataOptions.defaults().withId("id")).hasMessageContaining("line 3: no id");
  }

  @Test
  void answersOfTwoShapes() {
    refused("{\"text\":\"a\",\"answer\":{\"t\":\"x\"}}\n{\"text\":\"b\",\"answer\":\"y\"}\n")
        .hasMessageContaining("line 2")
        .hasMessageContaining("an object in other rows");
    refused("{\"text\":\"a\",\"answer\":true}\n{\"text\":\"b\",\"answer\":\"y\"}\n")
        .hasMessageContaining("values of several kinds")
        .hasMessageContaining("line 2");
  }
}
