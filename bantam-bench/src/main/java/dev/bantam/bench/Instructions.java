package dev.bantam.bench;

/**
 * What a task's calls say beside their input, in three wordings. In a style that puts everything
 * into one message, {@code {input}} stands where the input goes.
 */
record Instructions(String first, String trial, String second) {

  String text(Wording wording) {
    return switch (wording) {
      case FIRST -> first;
      case TRIAL -> trial;
      case SECOND -> second;
    };
  }
}
