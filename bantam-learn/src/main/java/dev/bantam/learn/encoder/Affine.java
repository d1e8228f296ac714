package dev.bantam.learn.encoder;

import dev.bantam.specialist.Layer;
import java.util.Arrays;

/**
 * An affine map inside a long row of parameters: its weights input-major, then its bias. Works on
 * four rows at once, so that each weight is loaded a quarter as often.
 *
 * @param at where its weights begin
 * @param inputs how many numbers it reads
 * @param outputs how many it gives
 */
record Affine(int at, int inputs, int outputs) {

  /** How many parameters it has. */
  int size() {
    return (inputs + 1) * outputs;
  }

  private int bias() {
    return at + inputs * outputs;
  }

  /** The map as it serves. */
  Layer layer(float[] parameters) {
    return new Layer(
        Arrays.copyOfRange(parameters, at, bias()),
        Arrays.copyOfRange(parameters, bias(), at + size()));
  }

  /** Overwrites the outputs of the first rows. */
  void forward(float[] parameters, float[][] in, float[][] out, int rows) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(parameters, bias(), out[row], 0, outputs);
    }
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      for (int i = 0; i < inputs; i++) {
        spreadFour(
            parameters,
            at + i * outputs,
            in[row][i],
            in[row + 1][i],
            in[row + 2][i],
            in[row + 3][i],
            out[row],
            out[row + 1],
            out[row + 2],
            out[row + 3]);
      }
    }
    for (; row < rows; row++) {
      for (int i = 0; i < inputs; i++) {
        add(out[row], 0, parameters, at + i * outputs, in[row][i]);
      }
    }
  }

  /** Adds to the gradient what these slopes of the outputs tell. */
  void gather(float[] gradient, float[][] in, float[][] slopes, int rows) {
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      for (int i = 0; i < inputs; i++) {
        gatherFour(
            gradient,
            at + i * outputs,
            in[row][i],
            in[row + 1][i],
            in[row + 2][i],
            in[row + 3][i],
            slopes[row],
            slopes[row + 1],
            slopes[row + 2],
            slopes[row + 3]);
      }
    }
    for (; row < rows; row++) {
      for (int i = 0; i < inputs; i++) {
        add(gradient, at + i * outputs, slopes[row], 0, in[row][i]);
      }
    }
    for (int r = 0; r < rows; r++) {
      add(gradient, bias(), slopes[r], 0, 1);
    }
  }

  /** Overwrites the slopes of the inputs. */
  void back(float[] parameters, float[][] slopes, float[][] inSlopes, int rows) {
    float[] turned = new float[inputs * outputs];
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        turned[o * inputs + i] = parameters[at + i * outputs + o];
      }
    }
    for (int row = 0; row < rows; row++) {
      float[] sums = inSlopes[row];
      Arrays.fill(sums, 0);
      for (int o = 0; o < outputs; o++) {
        float slope = slopes[row][o];
        for (int i = 0; i < inputs; i++) {
          sums[i] += slope * turned[o * inputs + i];
        }
      }
    }
  }

  private void spreadFour(
      float[] p,
      int from,
      float a,
      float b,
      float c,
      float d,
      float[] u,
      float[] v,
      float[] w,
      float[] x) {
    for (int o = 0; o < outputs; o++) {
      float weight = p[from + o];
      u[o] += a * weight;
      v[o] += b * weight;
      w[o] += c * weight;
      x[o] += d * weight;
    }
  }

  private void gatherFour(
      float[] g,
      int to,
      float a,
      float b,
      float c,
      float d,
      float[] u,
      float[] v,
      float[] w,
      float[] x) {
    for (int o = 0; o < outputs; o++) {
      g[to + o] += a * u[o] + b * v[o] + c * w[o] + d * x[o];
    }
  }

  private void add(float[] sum, int to, float[] from, int start, float factor) {
    for (int o = 0; o < outputs; o++) {
      sum[to + o] += factor * from[start + o];
    }
  }
}
