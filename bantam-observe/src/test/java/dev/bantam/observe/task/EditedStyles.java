package dev.bantam.observe.task;

import java.util.Map;

/** For each of {@link Styles}, the same prompt after somebody improved its wording. */
final class EditedStyles {

  private static final Map<String, String[]> EDITS =
      Map.ofEntries(
          edit("schema", "into one of the", "into exactly one of the"),
          edit("function", "You read film reviews.", "You read short film reviews."),
          edit("enum suffix", "strictly with one", "only with one"),
          edit("before", "Answer with one word.", "Answer in one word."),
          edit("after", "In which language is", "In what language is"),
          edit("around", "Decide whether", "Tell whether"),
          edit("labels", "Business, Sci/Tech", "Business, Science"),
          edit("few-shot", "How tall is the tower?", "How tall is the spire?"),
          edit("two slots", "Rate the news", "Score the news"),
          edit("sentence pair", "on a scale", "on the scale"),
          edit("few-shot turns", "The red car", "The red bus"),
          edit("input in the system text", "Say whether", "Tell whether"));

  private EditedStyles() {}

  static Style of(Style style) {
    String[] edit = EDITS.getOrDefault(style.name(), new String[] {"", ""});
    return style.edited(edit[0], edit[1]);
  }

  private static Map.Entry<String, String[]> edit(String style, String from, String to) {
    return Map.entry(style, new String[] {from, to});
  }
}
