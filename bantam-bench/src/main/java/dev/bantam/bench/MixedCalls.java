package dev.bantam.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Writes a mixed file of recorded calls: nine public data sets, each asked in another style,
 * shuffled. With it go a file of what each line truly is and one of the tasks' answers, for {@link
 * TaskScore}.
 *
 * <p>Usage: {@code MixedCalls OUT_FOLDER [OPTION...]}; see {@link MixedOptions}.
 */
public final class MixedCalls {

  private MixedCalls() {}

  /** Writes the files. */
  public static void main(String[] arguments) throws IOException {
    MixedOptions options;
    try {
      options = MixedOptions.parse(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println("mixed_calls: " + e.getMessage() + "\n" + MixedOptions.USAGE);
      System.exit(64);
      return;
    }
    try {
      write(options);
    } catch (NoSuchFileException e) {
      System.err.println(
          "mixed_calls: there is no " + e.getFile() + "; --data names the folder of the data sets");
      System.exit(66);
    }
    System.out.println("wrote " + options.out());
  }

  static void write(MixedOptions options) throws IOException {
    Files.createDirectories(options.out());
    List<CallSet> sets = new MixedSets(options.data()).read();
    MixedPlan plan = new MixedPlan(sets, options.calls(), options.disturbances(), options.seed());
    try (CallsFile file =
        new CallsFile(
            options.out().resolve("calls.jsonl"),
            options.out().resolve("truth.csv"),
            options.disturbances(),
            options.seed())) {
      plan.forEach(file::write);
    }
    AnswerSchema.write(sets, options.out().resolve("schemas.json"));
    if (options.otherFormats()) {
      MixedPlan calm = new MixedPlan(sets, options.calls(), Disturbances.NONE, options.seed());
      try (OtherFormats formats = new OtherFormats(options.out(), options.seed())) {
        calm.forEach(formats::write);
      }
    }
  }
}
