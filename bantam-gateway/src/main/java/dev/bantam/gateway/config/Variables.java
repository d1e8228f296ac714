package dev.bantam.gateway.config;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts values of the environment in place of {@code ${NAME}}. Two dollar signs before the brace
 * stand for one, and no variable.
 */
final class Variables {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$(\\$\\{)|\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}|\\$\\{");

  private final Function<String, Optional<String>> environment;

  Variables(Function<String, Optional<String>> environment) {
    this.environment = environment;
  }

  /** Whether a text refers to any. */
  static boolean in(String text) {
    return REFERENCE.matcher(text).find();
  }

  /** The text with the values. What is missing is told to {@code problem}. */
  String resolve(String text, Consumer<String> problem) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(value(match.group(1), match.group(2), problem)));
  }

  private String value(@Nullable String literal, @Nullable String name, Consumer<String> problem) {
    if (literal != null) {
      return literal;
    }
    if (name == null) {
      problem.accept("${ should be followed by the name of an environment variable and }");
      return "";
    }
    Optional<String> value = environment.apply(name).filter(v -> !v.isEmpty());
    if (value.isEmpty()) {
      problem.accept("the environment variable %s is not set".formatted(name));
    }
    return value.orElse("");
  }
}
