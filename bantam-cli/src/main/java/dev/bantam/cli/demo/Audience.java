package dev.bantam.cli.demo;

/** Who watches a demo. */
interface Audience {

  /** Something is said. */
  void remark(View view, View.Remark remark);

  /** Some time has passed. */
  void look(View view);

  /** It is over. */
  void end(View view);
}
