package dev.bantam.observe.task;

import java.util.ArrayList;
import java.util.List;

/** The template of calls that are known to share one prompt. */
final class TemplateLearner {

  private static final int MOST_COMPARED = 400;

  private TemplateLearner() {}

  /**
   * What is constant in all the specimens.
   *
   * @param head what precedes each of them, constant too
   * @param instructed whether the calls are told elsewhere what is wanted, so that a word or two at
   *     the very beginning are rather the input's
   */
  static Template learn(String head, List<Specimen> specimens, boolean instructed) {
    Specimen first = specimens.getFirst();
    int front = shared(specimens, false, first.length());
    if (specimens.size() == 1 || specimens.stream().allMatch(s -> s.length() == front)) {
      return Template.between(List.of(head + first.text()), false);
    }
    int shortest = specimens.stream().mapToInt(Specimen::length).min().orElse(0);
    int back = shared(specimens, true, shortest - front);
    String wholePrefix = first.between(0, front, false);
    String wholeSuffix = first.between(0, back, true);
    boolean suffixWords = Tokens.words(wholeSuffix) > 2;
    String prefix = Breaks.cutPrefix(wholePrefix, !instructed && !suffixWords);
    String suffix = Breaks.cutSuffix(wholeSuffix, !instructed && Tokens.words(wholePrefix) == 0);
    Specimen.Vocabulary vocabulary = new Specimen.Vocabulary();
    List<Specimen> inner =
        specimens.stream()
            .limit(MOST_COMPARED)
            .map(
                s ->
                    vocabulary.specimen(
                        s.text().substring(prefix.length(), s.text().length() - suffix.length()),
                        s.calls()))
            .toList();
    List<String> middle = Separators.of(inner);
    Template template = template(head, prefix, middle, suffix);
    if (!specimens.stream().allMatch(specimen -> fits(template, head, specimen))) {
      return closed(template(head, prefix, List.of(), suffix), head, specimens);
    }
    return closed(template, head, specimens);
  }

  /** The template, kept from reaching over several messages when no specimen needs that. */
  private static Template closed(Template open, String head, List<Specimen> specimens) {
    Template closed = new Template(open.pieces(), false);
    return specimens.stream().allMatch(specimen -> fits(closed, head, specimen)) ? closed : open;
  }

  private static Template template(String head, String prefix, List<String> middle, String suffix) {
    List<String> constants = new ArrayList<>();
    constants.add(head + prefix);
    constants.addAll(middle);
    constants.add(suffix);
    return Template.between(constants, true);
  }

  private static boolean fits(Template template, String head, Specimen specimen) {
    return template.values(head + specimen.text()).isPresent();
  }

  /** How many tokens from one end all specimens share. */
  static int shared(List<Specimen> specimens, boolean fromBack, int most) {
    Specimen first = specimens.getFirst();
    int shared = Math.min(most, first.length());
    for (Specimen specimen : specimens) {
      int at = 0;
      while (at < shared && specimen.token(at, fromBack) == first.token(at, fromBack)) {
        at++;
      }
      shared = at;
    }
    return Math.max(0, shared);
  }
}
