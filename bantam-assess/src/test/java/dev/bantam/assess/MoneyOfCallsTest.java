package dev.bantam.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.economy.PriceFile;
import dev.bantam.economy.PriceList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Money against a computation by hand. The prices, in USD per million tokens: $2.00 input, $0.50
 * cached input, $8.00 output, $12.00 reasoning, and $0.001 a call.
 *
 * <pre>
 * sort    400 calls of 12,000 input (8,000 cached) and 900 output (600 reasoning):
 *         (4,000 x 2 + 8,000 x 0.5 + 300 x 8 + 600 x 12) / 1,000,000 + 0.001 = 0.0226 a call
 *         400 x 0.0226 = $9.04
 * draft   250 calls of 1,000 input and 500 output:
 *         (1,000 x 2 + 500 x 8) / 1,000,000 + 0.001 = 0.007 a call; 250 x 0.007 = $1.75
 * others   10 calls with images of 2,000 input and 100 output:
 *         (2,000 x 2 + 100 x 8) / 1,000,000 + 0.001 = 0.0058 a call;  10 x 0.0058 = $0.058
 * all     660 calls: $10.848
 * </pre>
 *
 * The answers of "sort" are certified to be local all; 5 % are still audited, so that after it is
 * 9.04 x 0.05 = $0.452. Forty of its calls repeat an input: 40 x 0.0226 = $0.904.
 */
class MoneyOfCallsTest {

  private static final String MODEL = "ours";
  private static final List<String> REFUND = List.of("refund", "charged", "twice", "back", "money");
  private static final List<String> OTHER = List.of("parcel", "late", "thanks", "boat", "colour");

  @TempDir private Path folder = Path.of("");
  private Desk desk = new Desk(Path.of(""));
  private PriceList prices = PriceList.builtIn();

  @BeforeEach
  void prices() {
    desk = new Desk(folder);
    Path list =
        desk.file(
            "prices.yaml",
            List.of(
                "prices:",
                "  ours: {input: 2.00, cached_input: 0.50, output: 8.00, reasoning: 12.00,"
                    + " per_request: 0.001}"));
    prices = PriceFile.read(list).prices();
  }

  private static String words(List<String> among, SplittableRandom random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      words.add(among.get(random.nextInt(among.size())));
      words.add(Integer.toString(random.nextInt(1_000)));
    }
    return String.join(" ", words);
  }

  private static CallLine call(int number, String start, int minutes) {
    return new CallLine()
        .model(MODEL, MODEL)
        .at(Instant.parse(start).plusSeconds(60L * minutes * number).toString());
  }

  /** At the pace of one call in so many minutes. */
  private List<String> calls(int minutes) {
    List<String> lines = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(2);
    List<String> inputs = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean yes = random.nextBoolean();
      boolean again = i >= 40 && i < 80;
      inputs.add(again ? inputs.get(i - 40) : words(yes ? REFUND : OTHER, random));
      answers.add(again ? answers.get(i - 40) : "{\"refund\":%b}".formatted(yes));
    }
    String start = "2026-10-01T00:00:00Z";
    for (int i = 0; i < 660; i++) {
      CallLine line = call(i, start, minutes);
      if (i < 250) {
        line.says("system", "You draft replies for the customers of a large shop for boats.")
            .says("user", "Reply to customer " + i)
            .answered("Dear customer " + i)
            .tokens(1_000, 0, 500, 0);
      } else if (i < 650) {
        line.says("system", "Does this customer want money back?")
            .says("user", inputs.get(i - 250))
            .with(
                "response_format",
                """
                {"type":"json_schema","json_schema":{"name":"r","schema":{"type":"object",
                "properties":{"refund":{"type":"boolean"}},"required":["refund"]}}}""")
            .answered(answers.get(i - 250))
            .tokens(12_000, 8_000, 900, 600);
      } else {
        line.with(
                "messages",
                """
                [{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.com"}}]}]""")
            .answered("a boat")
            .tokens(2_000, 0, 100, 0);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private Assessment assess(int minutes, OptionalLong perMonth) {
    return desk.assess(
        desk.options(prices, perMonth), Explanation.NONE, desk.file("calls.jsonl", calls(minutes)));
  }

  private static void assertMoney(
      Assessment assessment,
      String sortToday,
      String sortAfter,
      String ofRepeats,
      String draft,
      String others,
      String all,
      String allAfter) {
    TaskVerdict sort = Desk.task(assessment, "customer-want-money");
    TaskVerdict drafts = Desk.task(assessment, "draft");
    assertThat(sort.localShare()).isEqualTo(1.0);
    assertThat(sort.moneyToday().orElseThrow()).isEqualByComparingTo(sortToday);
    assertThat(sort.moneyAfter().orElseThrow()).isEqualByComparingTo(sortAfter);
    assertThat(sort.repeats()).isEqualTo(40);
    assertThat(sort.moneyOfRepeats().orElseThrow()).isEqualByComparingTo(ofRepeats);
    assertThat(drafts.moneyToday().orElseThrow()).isEqualByComparingTo(draft);
    assertThat(drafts.moneyAfter().orElseThrow()).isEqualByComparingTo(draft);
    assertThat(assessment.unassignedMoney().orElseThrow()).isEqualByComparingTo(others);
    assertThat(assessment.moneyToday()).isEqualByComparingTo(all);
    assertThat(assessment.moneyAfter()).isEqualByComparingTo(allAfter);
    assertThat(assessment.moneyOfRepeats()).isEqualByComparingTo(ofRepeats);
  }

  @Test
  void ofTheRecordedCallsWhenTheySpanLessThanADay() {
    // 660 calls in as many minutes are 11 hours: no base for a month.
    Assessment assessment = assess(1, OptionalLong.empty());

    assertMoney(assessment, "9.04", "0.452", "0.904", "1.75", "0.058", "10.848", "2.26");
    assertThat(assessment.assumptions())
        .anyMatch(sentence -> sentence.startsWith("The figures are for the 660 calls recorded"));
  }

  @Test
  void ofAMonthOfGivenCalls() {
    // A hundred times the record.
    Assessment assessment = assess(1, OptionalLong.of(66_000));

    assertMoney(assessment, "904", "45.2", "90.4", "175", "5.8", "1084.8", "226");
  }

  @Test
  void ofAMonthAtTheRecordedPace() {
    // 659 gaps of 30 minutes are 1,186,200 s; a month is 2,629,800 s:
    // 659 x 2,629,800 / 1,186,200 = 1,461 calls, 2.21363... times the record.
    Assessment assessment = assess(30, OptionalLong.empty());

    assertThat(assessment.assumptions())
        .anyMatch(sentence -> sentence.startsWith("1,461 calls a month of 30.44 days"));
    // 9.04 x 1,461 / 660 = 20.0112727...
    assertThat(cents(Desk.task(assessment, "customer-want-money").moneyToday().orElseThrow()))
        .isEqualTo("20.01");
    // of which 5 %: 1.00056...
    assertThat(cents(Desk.task(assessment, "customer-want-money").moneyAfter().orElseThrow()))
        .isEqualTo("1.00");
    // 10.848 x 1,461 / 660 = 24.0135...
    assertThat(cents(assessment.moneyToday())).isEqualTo("24.01");
  }

  private static String cents(BigDecimal usd) {
    return usd.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  @Test
  void aModelWithoutAPriceIsSaidAndNotGuessed() {
    Assessment assessment =
        desk.assess(
            desk.options(PriceList.builtIn(), OptionalLong.empty()),
            Explanation.NONE,
            desk.file("calls.jsonl", calls(1)));

    assertThat(assessment.priced()).isFalse();
    assertThat(assessment.moneyToday()).isZero();
    assertThat(assessment.tasks())
        .allSatisfy(
            task -> {
              assertThat(task.moneyToday()).isEmpty();
              assertThat(task.moneyAfter()).isEmpty();
              assertThat(task.moneyOfRepeats()).isEmpty();
            });
    assertThat(assessment.assumptions())
        .contains(
            "660 calls without a price, not in the cost: ours is not on the price list: add it to"
                + " a list of your own.");
  }

  @Test
  void aModelThatIsFreeCostsNothingAndIsKnown() {
    Path list = desk.file("free.yaml", List.of("prices:", "  ours: {input: 0, output: 0}"));
    Assessment assessment =
        desk.assess(
            desk.options(PriceFile.read(list).prices(), OptionalLong.empty()),
            Explanation.NONE,
            desk.file("calls.jsonl", calls(1)));

    assertThat(assessment.priced()).isTrue();
    assertThat(assessment.tasks())
        .allSatisfy(task -> assertThat(task.moneyToday().orElseThrow()).isZero());
  }
}
