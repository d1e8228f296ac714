package dev.bantam.onnx.autodiff;

/** How an operator hands the gradient of its result on to its inputs. */
@FunctionalInterface
interface Rule {

  /** Writes the nodes of one backward step. */
  void backward(Step step);
}
