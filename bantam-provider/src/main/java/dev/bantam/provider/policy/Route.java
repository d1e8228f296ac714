package dev.bantam.provider.policy;

import java.util.Optional;

/**
 * Where calls for some models go.
 *
 * @param pattern a model's name, or the beginning of names with {@code *} after it; {@code *} alone
 *     is every name
 * @param target a {@code *} in its model's name stands for what the pattern's stood for
 */
public record Route(String pattern, Target target) {

  /**
   * Checked.
   *
   * @throws IllegalArgumentException when the pattern is empty or has a star before its end
   */
  public Route {
    int star = pattern.indexOf('*');
    if (pattern.isEmpty() || (star >= 0 && star < pattern.length() - 1)) {
      throw new IllegalArgumentException(
          "a route is a model's name, or the beginning of one and a * at the end: '%s'"
              .formatted(pattern));
    }
  }

  boolean exact() {
    return !pattern.endsWith("*");
  }

  boolean fits(String model) {
    return exact() ? model.equals(pattern) : model.startsWith(beginning());
  }

  private String beginning() {
    return pattern.substring(0, pattern.length() - 1);
  }

  /** The target for a model that fits. */
  Target targetFor(String model) {
    if (exact()) {
      return target;
    }
    String rest = model.substring(beginning().length());
    Optional<String> name = target.model().map(wanted -> wanted.replace("*", rest));
    return new Target(target.provider(), name);
  }
}
