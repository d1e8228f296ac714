package dev.bantam.bench;

/** Which text of its instructions a call carries. */
enum Wording {
  /** The one that a task begins with. */
  FIRST("1"),
  /** An edited one that was on trial beside the first. */
  TRIAL("trial"),
  /** The one that replaced the first. */
  SECOND("2");

  private final String version;

  Wording(String version) {
    this.version = version;
  }

  /** Its name in a truth file. */
  String version() {
    return version;
  }
}
