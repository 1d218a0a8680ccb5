package org.acme.engine;

import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelCode;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Parallel;
import java.util.List;

/** [m, k] times [k, n], rows at the same time, each gathered in scratch of the run. */
record AcmeProduct(int m, int n, int k, int a, int b, int c, Parallel parallel) implements Kernel {
  static Kernel of(KernelRequest request) {
    return new AcmeProduct(
        request.output().shape().extent(0),
        request.output().shape().extent(1),
        request.input(0).shape().extent(1),
        request.in(0),
        request.in(1),
        request.out(),
        request.parallel());
  }

  @Override
  public List<KernelCode> code() {
    return List.of(KernelCode.of(List.of("matmul"), this, ""));
  }

  @Override
  public Object newState() {
    return new double[m][n];
  }

  @Override
  public long stateBytes() {
    return 8L * m * n;
  }

  @Override
  public void run(Object[] frame, Object state) {
    float[] left = (float[]) frame[a];
    float[] right = (float[]) frame[b];
    float[] product = (float[]) frame[c];
    double[][] rows = (double[][]) state;
    parallel.run(m, 2.0 * m * n * k, i -> row(i, left, right, rows[i], product));
  }

  private void row(int i, float[] left, float[] right, double[] row, float[] product) {
    java.util.Arrays.fill(row, 0);
    for (int p = 0; p < k; p++) {
      for (int j = 0; j < n; j++) {
        row[j] += (double) left[i * k + p] * right[p * n + j];
      }
    }
    for (int j = 0; j < n; j++) {
      product[i * n + j] = (float) row[j];
    }
  }
}
