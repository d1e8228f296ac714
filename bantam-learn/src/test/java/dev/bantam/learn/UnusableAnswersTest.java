package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bantam.core.Answer;
import dev.bantam.core.Certificate;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import dev.bantam.core.guarantee.Place;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetBuilder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that the reference did not give, or gave outside the schema. */
class UnusableAnswersTest {

  private static final Schema SCHEMA =
      Schema.bare(new Field.Category("fruit", List.of("apple", "pear")));

  @TempDir Path home;

  private static Dataset data(double unusable) {
    SplittableRandom random = new SplittableRandom(4);
    DatasetBuilder builder = new DatasetBuilder("calls", SCHEMA, false, 10_000_000, 1);
    for (int row = 0; row < 2_000; row++) {
      boolean apple = random.nextBoolean();
      String input =
          "%s number %d of %d"
              .formatted(apple ? "red round" : "green long", row, random.nextInt(99));
      Optional<Answer> answer =
          random.nextDouble() < unusable
              ? Optional.empty()
              : Optional.of(Answer.of(apple ? "apple" : "pear"));
      builder.add(input, answer, Optional.empty(), row);
    }
    return builder.build();
  }

  private Learned learn(Dataset data) {
    return new Learner(LearnOptions.defaults("fruit"), InstantSource.system())
        .learn(data, home.resolve("fruit"), Progress.SILENT);
  }

  @Test
  void countAsDisagreementsInTheCertificateAndAreNotLearned() {
    Dataset data = data(0.02);
    Learned learned = learn(data);
    Certificate certificate = learned.manifest().certificate().orElseThrow();
    long unusable = 0;
    for (int row : learned.places().rows(Place.CALIBRATE)) {
      unusable += data.value(0, row) == Dataset.OTHER ? 1 : 0;
    }
    assertThat(unusable).isPositive();
    assertThat(certificate.coverage()).isEqualTo(1);
    assertThat(certificate.disagreements()).isEqualTo((int) unusable);
    for (int row : learned.train().rows()) {
      assertThat(data.value(0, row)).isNotEqualTo(Dataset.OTHER);
    }
  }

  @Test
  void tooManyOfThemLeaveNothingToCertify() {
    assertThat(learn(data(0.2)).manifest().certificate()).isEmpty();
  }

  @Test
  void nothingElseCannotBeLearnedFrom() {
    assertThatExceptionOfType(LearnException.class)
        .isThrownBy(() -> learn(data(1)))
        .withMessageContaining("not one of");
  }
}
