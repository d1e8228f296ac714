package dev.bantam.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;

/** For those who read line by line: remarks as they come, and the figures now and then. */
final class Lines implements Audience {

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final Screen screen;
  private Duration next = EVERY;

  Lines(PrintWriter out, Screen screen) {
    this.out = out;
    this.screen = screen;
  }

  @Override
  public void remark(View view, View.Remark remark) {
    screen.remark(remark).forEach(out::println);
    out.flush();
  }

  @Override
  public void look(View view) {
    if (view.elapsed().compareTo(next) >= 0) {
      next = view.elapsed().plus(EVERY);
      out.println(screen.status(view));
      out.flush();
    }
  }

  @Override
  public void end(View view) {
    out.println();
    screen.facts(view).forEach(out::println);
    out.flush();
  }
}
