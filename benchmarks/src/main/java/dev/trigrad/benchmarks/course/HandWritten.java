package dev.trigrad.benchmarks.course;

/**
 * The network 2-n-2 with tanh and softmax, and its gradient, by hand: arrays, loops and the chain
 * rule. No library.
 */
final class HandWritten {
  private static final int IN = 2;
  private static final int OUT = 2;

  private final int hidden;
  private final float[] w1;
  private final float[] b1;
  private final float[] w2;
  private final float[] b2;

  /** Begins at the given weights: w1 [2, n], b1 [n], w2 [n, 2], b2 [2], row by row. */
  HandWritten(float[] w1, float[] b1, float[] w2, float[] b2) {
    this.hidden = b1.length;
    this.w1 = w1.clone();
    this.b1 = b1.clone();
    this.w2 = w2.clone();
    this.b2 = b2.clone();
  }

  /** One step down the gradient of the mean cross-entropy of all examples; gives that loss. */
  float step(float[][] xs, int[] classes, float rate) {
    float[] gradW1 = new float[w1.length];
    float[] gradB1 = new float[b1.length];
    float[] gradW2 = new float[w2.length];
    float[] gradB2 = new float[b2.length];
    float loss = 0;
    for (int i = 0; i < xs.length; i++) {
      // Forward: h = tanh(x W1 + b1), p = softmax(h W2 + b2), loss = -log p of the class.
      float[] h = hidden(xs[i]);
      float[] p = softmax(h);
      loss -= (float) Math.log(p[classes[i]]) / xs.length;

      // Backward. Softmax with cross-entropy: the gradient at the scores is p - y.
      float[] gradH = new float[hidden];
      for (int k = 0; k < OUT; k++) {
        float gradScore = (p[k] - (k == classes[i] ? 1 : 0)) / xs.length;
        gradB2[k] += gradScore;
        for (int j = 0; j < hidden; j++) {
          gradW2[j * OUT + k] += h[j] * gradScore;
          gradH[j] += w2[j * OUT + k] * gradScore;
        }
      }
      // tanh' = 1 - tanh^2.
      for (int j = 0; j < hidden; j++) {
        float gradSum = gradH[j] * (1 - h[j] * h[j]);
        gradB1[j] += gradSum;
        for (int f = 0; f < IN; f++) {
          gradW1[f * hidden + j] += xs[i][f] * gradSum;
        }
      }
    }
    descend(w1, gradW1, rate);
    descend(b1, gradB1, rate);
    descend(w2, gradW2, rate);
    descend(b2, gradB2, rate);
    return loss;
  }

  private float[] hidden(float[] x) {
    float[] h = new float[hidden];
    for (int j = 0; j < hidden; j++) {
      float sum = b1[j];
      for (int f = 0; f < IN; f++) {
        sum += x[f] * w1[f * hidden + j];
      }
      h[j] = (float) Math.tanh(sum);
    }
    return h;
  }

  private float[] softmax(float[] h) {
    float[] scores = b2.clone();
    for (int k = 0; k < OUT; k++) {
      for (int j = 0; j < hidden; j++) {
        scores[k] += h[j] * w2[j * OUT + k];
      }
    }
    // The greatest score is taken off, or the exponentials of great ones would be infinite.
    float greatest = Math.max(scores[0], scores[1]);
    float sum = 0;
    for (int k = 0; k < OUT; k++) {
      scores[k] = (float) Math.exp(scores[k] - greatest);
      sum += scores[k];
    }
    for (int k = 0; k < OUT; k++) {
      scores[k] /= sum;
    }
    return scores;
  }

  private static void descend(float[] weights, float[] gradient, float rate) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= rate * gradient[i];
    }
  }
}
