package dev.bantam.learn.encoder;

/** A smooth function that is to be made small. */
@FunctionalInterface
interface Objective {

  /**
   * Its value at a point.
   *
   * @param gradient is overwritten with the slope in each direction
   */
  double at(float[] point, float[] gradient);
}
