package dev.bantam.specialist.encoder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The windows of many texts, the longest first so that the last batches are quick ones. */
final class Spans {

  private Spans() {}

  static List<Span> of(List<String> texts, TokenSource.Reader reader, Framing framing) {
    List<Span> spans = new ArrayList<>(texts.size());
    Windows windows = framing.windows();
    for (int text = 0; text < texts.size(); text++) {
      reader.read(texts.get(text), windows.most());
      int count = windows.count(reader.tokens());
      for (int window = 0; window < count; window++) {
        int start = windows.start(window, reader.tokens());
        int[] tokens = new int[Math.min(windows.width(), reader.tokens() - start)];
        for (int i = 0; i < tokens.length; i++) {
          tokens[i] = reader.token(start + i);
        }
        spans.add(new Span(text, tokens));
      }
    }
    spans.sort(Comparator.comparingInt((Span span) -> -span.tokens().length));
    return spans;
  }
}
