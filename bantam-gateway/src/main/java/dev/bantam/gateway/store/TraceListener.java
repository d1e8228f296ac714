package dev.bantam.gateway.store;

/** Somebody who is told of traces once they are kept. */
@FunctionalInterface
public interface TraceListener {

  /** Nobody. */
  TraceListener NOBODY = trace -> {};

  /** A trace is kept. Called on the thread that writes, which waits. */
  void kept(NewTrace trace);
}
