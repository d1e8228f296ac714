package dev.bantam.economy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for all tokens and prices. */
class CostPropertyTest {

  @RepeatedTest(200)
  void costsAreAdditive(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    Price price = price(random);
    Usage one = usage(random);
    Usage other = usage(random);
    assertThat(Cost.of(one.plus(other), 2, price))
        .isEqualByComparingTo(Cost.of(one, price).add(Cost.of(other, price)));
  }

  @RepeatedTest(200)
  void moreTokensNeverCostLess(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(1_000 + repetition.getCurrentRepetition());
    Price price = price(random);
    Usage one = usage(random);
    assertThat(Cost.of(one.plus(usage(random)), price)).isGreaterThanOrEqualTo(Cost.of(one, price));
  }

  @RepeatedTest(200)
  void higherRatesNeverCostLess(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(2_000 + repetition.getCurrentRepetition());
    Price price = price(random);
    Usage usage = usage(random);
    Price higher =
        switch (random.nextInt(3)) {
          case 0 -> price.withCachedInput(price.cachedInput().add(BigDecimal.ONE));
          case 1 -> price.withReasoning(price.reasoning().add(BigDecimal.ONE));
          default -> price.withRequest(price.request().add(BigDecimal.ONE));
        };
    assertThat(Cost.of(usage, higher)).isGreaterThanOrEqualTo(Cost.of(usage, price));
  }

  @RepeatedTest(200)
  void cachingAtALowerRateNeverCostsMore(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(3_000 + repetition.getCurrentRepetition());
    Price any = price(random);
    Price price = any.withCachedInput(any.input().movePointLeft(1));
    Usage usage = usage(random);
    Usage cached = new Usage(usage.input(), usage.input(), usage.output(), usage.reasoning());
    assertThat(Cost.of(cached, price)).isLessThanOrEqualTo(Cost.of(usage, price));
  }

  private static Usage usage(SplittableRandom random) {
    long input = random.nextLong(1L << random.nextInt(1, 50));
    long output = random.nextLong(1L << random.nextInt(1, 50));
    return new Usage(input, random.nextLong(input + 1), output, random.nextLong(output + 1));
  }

  private static Price price(SplittableRandom random) {
    return new Price(
        rate(random),
        rate(random),
        rate(random),
        rate(random),
        rate(random),
        LocalDate.EPOCH,
        "seeded");
  }

  private static BigDecimal rate(SplittableRandom random) {
    return BigDecimal.valueOf(random.nextLong(1_000_000), random.nextInt(20));
  }
}
