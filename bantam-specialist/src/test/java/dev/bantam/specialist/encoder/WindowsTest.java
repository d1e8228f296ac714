package dev.bantam.specialist.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsTest {

  @Test
  void coverEveryTokenAndShareEnough() {
    Windows windows = Windows.of(20);
    for (int tokens = 0; tokens <= windows.most(); tokens++) {
      int count = windows.count(tokens);
      assertThat(count).isBetween(1, Windows.MOST);
      assertThat(windows.start(0, tokens)).isZero();
      for (int window = 1; window < count; window++) {
        int step = windows.start(window, tokens) - windows.start(window - 1, tokens);
        assertThat(step).isBetween(1, windows.width() - windows.overlap());
      }
      int end = windows.start(count - 1, tokens) + windows.width();
      assertThat(count == 1 ? tokens : end).isEqualTo(tokens);
    }
  }

  @Test
  void oneTokenMoreThanIsReadWouldNeedOneWindowMore() {
    Windows windows = Windows.of(20);
    assertThat(windows.count(windows.most())).isEqualTo(Windows.MOST);
    assertThat(windows.count(windows.most() + 1)).isEqualTo(Windows.MOST + 1);
  }
}
