package dev.bantam.cli.demo;

/** The demo cannot go on. */
public final class DemoException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DemoException(String message) {
    super(message);
  }
}
