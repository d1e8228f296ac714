package dev.bantam.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The sets of real texts, with the answers of people or of models, that promises are held to. */
final class PromiseSets {

  private PromiseSets() {}

  /**
   * One task.
   *
   * @param name of the task
   * @param rows all of its calls
   */
  record PromiseSet(String name, List<LabelledText> rows) {
    PromiseSet {
      rows = List.copyOf(rows);
    }
  }

  static List<PromiseSet> of(Path data) throws IOException {
    return List.of(
        read("banking77", data, "label", "banking77/train.csv", "banking77/test.csv"),
        read("gpt4", data, "gpt_label", "ocats_banking77/stream.csv", "ocats_banking77/dev.csv"),
        read("sms-spam", data, "label", "sms_spam/train.csv", "sms_spam/test.csv"),
        read("trec", data, "label", "trec/train.csv", "trec/test.csv"),
        read(
            "headlines",
            data,
            "label",
            "frugalgpt/headlines/train.csv",
            "frugalgpt/headlines/test.csv"));
  }

  private static PromiseSet read(String name, Path data, String label, String... files)
      throws IOException {
    Path[] paths = List.of(files).stream().map(data::resolve).toArray(Path[]::new);
    return new PromiseSet(name, LabelledText.read(label, paths));
  }
}
