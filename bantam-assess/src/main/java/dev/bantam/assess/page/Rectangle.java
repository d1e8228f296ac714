package dev.bantam.assess.page;

/** A rectangle in a picture, whose y grows downwards. */
record Rectangle(double x, double y, double width, double height) {

  double area() {
    return width * height;
  }
}
