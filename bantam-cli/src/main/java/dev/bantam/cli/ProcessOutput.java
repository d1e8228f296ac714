package dev.bantam.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** Standard output that remembers why it could not be written, which a PrintWriter does not. */
final class ProcessOutput extends OutputStream {

  private final OutputStream stream;
  private Optional<IOException> failure = Optional.empty();

  ProcessOutput(OutputStream stream) {
    this.stream = stream;
  }

  static ProcessOutput standard() {
    return new ProcessOutput(new FileOutputStream(FileDescriptor.out));
  }

  /** Why something was lost; empty when nothing was, or when the reader wanted no more. */
  Optional<String> loss() {
    return failure
        .map(e -> String.valueOf(e.getMessage()))
        .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("pipe"));
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      stream.write(bytes, offset, length);
    } catch (IOException e) {
      failure = Optional.of(failure.orElse(e));
      throw e;
    }
  }
}
