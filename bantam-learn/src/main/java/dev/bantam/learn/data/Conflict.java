package dev.bantam.learn.data;

import java.util.List;

/**
 * A text that occurs with different answers.
 *
 * @param text its beginning, at most 80 characters
 * @param answers the different answers
 */
public record Conflict(String text, List<Given> answers) {

  public Conflict {
    answers = List.copyOf(answers);
  }

  /**
   * One answer to the text.
   *
   * @param line the first line that gives it
   * @param answer the answer as text
   * @param rows how many rows give it
   */
  public record Given(long line, String answer, int rows) {}

  static Conflict of(Dataset dataset, Votes votes) {
    List<Given> given =
        votes.byAnswer().stream()
            .map(
                rows ->
                    new Given(
                        dataset.line(rows.getFirst()),
                        dataset.answer(rows.getFirst()).text(),
                        rows.size()))
            .toList();
    int row = votes.byAnswer().getFirst().getFirst();
    return new Conflict(Snippet.of(dataset.input(row)), given);
  }
}
