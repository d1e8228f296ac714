package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.core.Answer;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SpecialistTest {

  @TempDir Path folder;

  @Test
  void answersALabel() throws IOException {
    try (Specialist specialist = SpecialistFolder.bare().load(folder)) {
      Result result = specialist.answer("I was CHARGED twice");
      assertThat(result.answer()).isEqualTo(Answer.of("billing"));
      assertThat(result.rung()).isEqualTo("lexical");
      assertThat(result.confidence()).isBetween(0.9, 1.0);
      assertThat(result.fields()).hasSize(1);
      assertThat(result.fields().getFirst().name()).isEqualTo("label");
      assertThat(result.fields().getFirst().confidence()).isEqualTo(result.confidence());
      assertThat(specialist.answer("parcel").answer().text()).isEqualTo("日本 \"é\" 😀");
    }
  }

  @Test
  void answersAnObjectInTheOrderOfTheSchema() throws IOException {
    try (Specialist specialist = SpecialistFolder.fields().load(folder)) {
      assertThat(specialist.answer("charged").answer().text())
          .isEqualTo("{\"topic\":\"billing\",\"urgent\":true,\"product\":null}");
    }
  }

  @Test
  void aFieldThatMayBeMissingIsAnsweredWithNull() throws IOException {
    try (Specialist specialist = SpecialistFolder.fields().load(folder)) {
      Result result = specialist.answer("charged");
      assertThat(result.fields().get(2).value().isNull()).isTrue();
      assertThat(result.answer().field("product").isNull()).isTrue();
      assertThat(result.local()).isTrue();
    }
    Schema missing = Schema.bare(new Field.Bool("urgent")).withOptional(Set.of("urgent"));
    try (Specialist specialist = SpecialistFolder.of(missing).load(folder)) {
      List<JsonNode> values =
          SmallRung.WORDS.stream().map(word -> specialist.answer(word).answer().toJson()).toList();
      assertThat(values).extracting(JsonNode::toString).contains("null", "true", "false");
    }
  }

  @Test
  void theWholeIsAsSureAsItsFieldsTogether() throws IOException {
    try (Specialist specialist = SpecialistFolder.fields().load(folder)) {
      for (String text : Texts.many(500, 14)) {
        Result result = specialist.answer(text + " refund");
        double product = 1;
        for (FieldResult field : result.fields()) {
          assertThat(field.confidence()).isBetween(0.0, 1.0);
          product *= field.confidence();
        }
        assertThat(result.confidence()).isCloseTo(product, within(1e-12));
      }
    }
  }

  @Test
  void theScoreRisesWithTheConfidence() throws IOException {
    try (Specialist specialist = SpecialistFolder.fields().load(folder)) {
      List<Result> results =
          Texts.many(2_000, 15).stream()
              .map(specialist::answer)
              .filter(result -> !Double.isNaN(result.score()))
              .sorted(Comparator.comparingDouble(Result::score))
              .toList();
      assertThat(results).hasSizeGreaterThan(1_000);
      assertThat(results).isSortedAccordingTo(Comparator.comparingDouble(Result::confidence));
    }
  }

  @Test
  void theScoreTellsApartWhatTheConfidenceRoundsTogether() throws IOException {
    SpecialistFolder sure = SpecialistFolder.bare().withRung(SmallRung.of(0.01f, 3));
    try (Specialist specialist = sure.load(folder)) {
      Result surest = specialist.answer("charged");
      Result surer = specialist.answer("charged charges");
      assertThat(surest.confidence()).isEqualTo(surer.confidence()).isEqualTo(1);
      assertThat(surest.score()).isGreaterThan(100).isNotEqualTo(surer.score());
    }
  }

  @Test
  void whatIsUnknownIsAnsweredButNeverLocally() throws IOException {
    for (SpecialistFolder any :
        List.of(SpecialistFolder.bare(), SpecialistFolder.fields().withGate(-1e9))) {
      try (Specialist specialist = any.load(folder)) {
        for (String text : new String[] {"", " \n", "zzz", "123", "\ud800", "ψ"}) {
          Result result = specialist.answer(text);
          assertThat(result.local()).as(text).isFalse();
          assertThat(result.score()).isNaN();
          assertThat(result.confidence()).isBetween(0.0, 1.0);
          assertThat(result.answer().text()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void manyAnswersAreThoseOneByOne() throws IOException {
    try (Specialist specialist = SpecialistFolder.fields().load(folder)) {
      List<String> texts = Texts.many(1_000, 16);
      assertThat(specialist.answerAll(texts))
          .isEqualTo(texts.stream().map(specialist::answer).toList());
      assertThat(specialist.answerAll(List.of())).isEmpty();
    }
  }

  @Test
  void saysWhatItIs() throws IOException {
    SpecialistFolder written = SpecialistFolder.bare();
    try (Specialist specialist = written.load(folder)) {
      assertThat(specialist.folder()).isEqualTo(folder);
      assertThat(specialist.schema()).isEqualTo(written.schema());
      assertThat(specialist.certificate()).isEqualTo(written.certificate());
      assertThat(specialist.manifest()).isEqualTo(ManifestReader.read(folder));
      assertThat(specialist.closed()).isEmpty();
    }
  }
}
