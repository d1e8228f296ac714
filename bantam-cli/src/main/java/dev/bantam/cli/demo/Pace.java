package dev.bantam.cli.demo;

import java.time.Duration;

/**
 * How fast a demo goes.
 *
 * @param latency the share of the large model's recorded time that its stand-in takes
 * @param perSecond how many calls are made in a second at most
 * @param atOnce how many may be under way
 * @param look how often the audience looks
 */
record Pace(double latency, int perSecond, int atOnce, Duration look) {

  /** About a minute. */
  static final Pace USUAL = new Pace(1, 100, 200, Duration.ofMillis(250));

  /** For machines that watch: a model that takes a fiftieth of its time. */
  static final Pace FAST = new Pace(0.02, 300, 64, Duration.ofMillis(100));
}
