package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every rung keeps, whatever is inside. */
abstract class RungContract {

  private static final int COUNT = 1_000;

  /** A rung that was learned from something. */
  abstract Rung rung();

  /** A text in which the rung knows something. */
  abstract String known();

  @Test
  void hasANameAndAtLeastOneFieldOfAtLeastOneValue() {
    assertThat(rung().name()).matches("[a-z][a-z-]*");
    assertThat(Arrays.stream(rung().classes()).boxed()).isNotEmpty().allMatch(c -> c > 0);
  }

  @Test
  void theClassesAreTheCallersToChange() {
    Rung rung = rung();
    int[] before = rung.classes();
    Arrays.fill(rung.classes(), -1);
    assertThat(rung.classes()).isEqualTo(before);
  }

  @Test
  void weighsEveryTextFinitely() {
    Rung rung = rung();
    Rung.Reader reader = rung.reader();
    for (String text : texts()) {
      for (float[] field : read(rung, reader, text).logits()) {
        for (float logit : field) {
          assertThat(logit).as(text).isFinite();
        }
      }
    }
  }

  @Test
  void isDeterministic() {
    Rung one = rung();
    Rung other = rung();
    for (String text : texts()) {
      assertSame(read(one, one.reader(), text), read(other, other.reader(), text), text);
    }
  }

  @Test
  void aReaderForgetsWhatItReadBefore() {
    Rung rung = rung();
    Rung.Reader reused = rung.reader();
    for (String text : texts()) {
      assertSame(read(rung, reused, text), read(rung, rung.reader(), text), text);
    }
  }

  @Test
  void overwritesWhateverTheLogitsHeld() {
    Rung rung = rung();
    for (String text : List.of("", known())) {
      float[][] logits = logits(rung);
      for (float[] field : logits) {
        Arrays.fill(field, Float.NaN);
      }
      rung.reader().read(text, logits);
      assertThat(logits).isDeepEqualTo(read(rung, rung.reader(), text).logits());
    }
  }

  @Test
  void knowsNothingInNothing() {
    Rung rung = rung();
    assertThat(read(rung, rung.reader(), known()).known()).isTrue();
    for (String text : List.of("", " ", "\n\t\u3000")) {
      assertThat(read(rung, rung.reader(), text).known()).isFalse();
    }
  }

  @Test
  void readersOfManyThreadsDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
    Rung rung = rung();
    List<String> texts = texts();
    List<Reading> alone = readings(rung, texts);
    List<Callable<List<Reading>>> tasks = Collections.nCopies(8, () -> readings(rung, texts));
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<List<Reading>> together : threads.invokeAll(tasks)) {
        for (int i = 0; i < texts.size(); i++) {
          assertSame(together.get().get(i), alone.get(i), texts.get(i));
        }
      }
    }
  }

  private record Reading(boolean known, float[][] logits) {}

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String text : Texts.many(COUNT, 13)) {
      texts.add(text);
      texts.add(known() + text);
    }
    texts.add(known().repeat(20_000));
    return texts;
  }

  private static List<Reading> readings(Rung rung, List<String> texts) {
    Rung.Reader reader = rung.reader();
    return texts.stream().map(text -> read(rung, reader, text)).toList();
  }

  private static Reading read(Rung rung, Rung.Reader reader, String text) {
    float[][] logits = logits(rung);
    return new Reading(reader.read(text, logits), logits);
  }

  private static float[][] logits(Rung rung) {
    return Arrays.stream(rung.classes()).mapToObj(float[]::new).toArray(float[][]::new);
  }

  private static void assertSame(Reading one, Reading other, String text) {
    assertThat(one.known()).as(text).isEqualTo(other.known());
    assertThat(Arrays.deepEquals(one.logits(), other.logits())).as(text).isTrue();
  }
}
