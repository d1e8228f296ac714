package dev.bantam.cli.demo;

import java.io.PrintWriter;
import java.util.List;

/** For a terminal: a picture that is drawn again in its place. */
final class LivePicture implements Audience {

  private static final String TO_THE_END_OF_THE_LINE = "\u001b[K";

  private final PrintWriter out;
  private final Screen screen;
  private int drawn;

  LivePicture(PrintWriter out, Screen screen) {
    this.out = out;
    this.screen = screen;
  }

  @Override
  public void remark(View view, View.Remark remark) {
    look(view);
  }

  @Override
  public void look(View view) {
    StringBuilder frame = new StringBuilder();
    if (drawn > 0) {
      frame.append("\u001b[").append(drawn).append("A\r");
    }
    List<String> lines = screen.picture(view);
    lines.forEach(line -> frame.append(line).append(TO_THE_END_OF_THE_LINE).append('\n'));
    drawn = lines.size();
    out.print(frame);
    out.flush();
  }

  @Override
  public void end(View view) {
    look(view);
  }
}
