package dev.bantam.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Audits count once, in the coin's order. */
class AuditBookTest {

  private final AuditBook book = new AuditBook(0.05, 0.05);

  private long audits() {
    return book.alarm().evidence().audits();
  }

  @Test
  void anEarlierAnswerThatIsLateHoldsBackTheLaterOnes() {
    book.promise("1");
    book.promise("2");
    book.settle("2", true);
    assertThat(audits()).isZero();
    book.settle("1", false);
    assertThat(audits()).isEqualTo(2);
    assertThat(book.alarm().evidence().losses()).isEqualTo(1);
  }

  @Test
  void whatIsSaidTwiceCountsOnceAlsoWhenItIsForgotten() {
    book.promise("1");
    book.settle("1", true);
    book.settle("1", true);
    book.promise("1");
    assertThat(audits()).isEqualTo(1);
    book.forget("1");
    book.promise("1");
    book.settle("1", true);
    assertThat(audits()).isEqualTo(1);
    book.settle("2", false);
    assertThat(audits()).isEqualTo(2);
  }

  @Test
  void anAnswerThatWasNotGivenHoldsNothingBack() {
    book.promise("1");
    book.promise("2");
    book.withdraw("1");
    book.settle("2", false);
    assertThat(audits()).isEqualTo(1);
  }
}
