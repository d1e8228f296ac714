package dev.bantam.cli;

import dev.bantam.learn.LearnException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long to learn, as people write it: 90s, 15m, 1h, or 0. */
final class LearningTime {

  private static final Pattern FORM = Pattern.compile("0|(\\d{1,6})([smh])");

  private LearningTime() {}

  /**
   * @throws LearnException when it is none of these
   */
  static Duration of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new LearnException(
          "learn-time is a whole number with s, m or h, such as 90s, 15m or 1h, and not '%s'"
              .formatted(text));
    }
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }
}
