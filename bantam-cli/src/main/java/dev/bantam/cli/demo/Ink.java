package dev.bantam.cli.demo;

/** How text is made to stand out, where that is possible. */
public interface Ink {

  /** Text as it is. */
  Ink NONE =
      new Ink() {
        @Override
        public String bold(String text) {
          return text;
        }

        @Override
        public String dim(String text) {
          return text;
        }

        @Override
        public String good(String text) {
          return text;
        }
      };

  /** A turn of events. */
  String bold(String text);

  /** Of less interest. */
  String dim(String text);

  /** Good news. */
  String good(String text);
}
