package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {

  private static final int CALLS = 2_000;

  @TempDir Path folder;

  /** The result, its list of one, and the field in it. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "I was charged twice for a late parcel", "größe übel", "日本語の文字", "😀 refund"})
  void answeringAllocatesNothingBeyondTheAnswer(String text) throws IOException {
    try (Specialist specialist = SpecialistFolder.bare().load(folder)) {
      assertThat(bytesPerCall(specialist, text)).isLessThanOrEqualTo(256);
    }
  }

  @Test
  void howLongTheTextIsMakesNoDifference() throws IOException {
    String text = "a refund for the late parcel, please; ".repeat(3_000);
    try (Specialist specialist = SpecialistFolder.bare().load(folder)) {
      long ofShort = bytesPerCall(specialist, "refund");
      assertThat(bytesPerCall(specialist, text.substring(0, 2_000))).isEqualTo(ofShort);
      assertThat(bytesPerCall(specialist, text)).isEqualTo(ofShort);
    }
  }

  @Test
  void auditsAllocateNothing() throws IOException {
    SpecialistFolder.bare().write(folder);
    SpecialistOptions audited = SpecialistOptions.defaults().withAudits((input, result) -> {}, 0.5);
    try (Specialist specialist = Specialist.load(folder, audited)) {
      assertThat(bytesPerCall(specialist, "refund")).isLessThanOrEqualTo(256);
    }
  }

  private static long bytesPerCall(Specialist specialist, String text) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int calls = Math.max(20, CALLS * 50 / (50 + text.length()));
    double confidence = 0;
    for (int i = 0; i < calls; i++) {
      confidence += specialist.answer(text).confidence();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < calls; i++) {
      confidence += specialist.answer(text).confidence();
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(confidence).isPositive();
    return bytes / calls;
  }
}
