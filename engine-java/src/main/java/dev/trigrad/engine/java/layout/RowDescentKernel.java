package dev.trigrad.engine.java.layout;

import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.plan.RowDescent;
import java.util.Arrays;

/**
 * The kernel of {@link RowDescent}: each row that the indices name is changed once, by the sum of
 * its gradients in their order, as a gradient of the whole table would change it.
 */
public final class RowDescentKernel implements Kernel {
  private final int table;
  private final int gradients;
  private final int indices;
  private final int rate;
  private final int out;
  private final int rows;
  private final int count;
  private final int inner;

  public RowDescentKernel(KernelRequest r) {
    table = r.in(0);
    gradients = r.in(1);
    indices = r.in(2);
    rate = r.in(3);
    out = r.out();
    rows = r.output().shape().extent(0);
    count = r.input(2).elements();
    inner = r.output().shape().range(1, r.output().shape().rank()).elements();
  }

  /**
   * Which gradients belong to each row.
   *
   * @param first of each row of the table, plus 1; 0 for rows that have none
   * @param next after each gradient, plus 1; 0 after the last one
   * @param sum of the gradients of one row
   */
  private record Chains(int[] first, int[] next, float[] sum) {}

  @Override
  public Object newState() {
    return new Chains(new int[rows], new int[count], new float[inner]);
  }

  @Override
  public long stateBytes() {
    return 4L * (rows + count + inner);
  }

  @Override
  public void run(Object[] frame, Object state) {
    float[] w = (float[]) frame[out];
    float[] before = (float[]) frame[table];
    float[] g = (float[]) frame[gradients];
    int[] row = (int[]) frame[indices];
    float by = ((float[]) frame[rate])[0];
    var chains = (Chains) state;
    if (w != before) {
      System.arraycopy(before, 0, w, 0, rows * inner);
    }
    link(row, chains);
    // Not −0, which would make −0 in the table 0.
    boolean neutral = Float.floatToRawIntBits(by) >= 0 && by < Float.POSITIVE_INFINITY;
    for (int r = 0; !neutral && r < rows; r++) {
      if (chains.first[r] == 0) {
        Arrays.fill(chains.sum, 0);
        descend(w, r * inner, chains.sum, by);
      }
    }
    for (int j = 0; j < count; j++) {
      if (chains.first[row[j]] == j + 1) {
        add(g, j, chains);
        descend(w, row[j] * inner, chains.sum, by);
      }
    }
    for (int j = 0; j < count; j++) {
      chains.first[row[j]] = 0;
    }
  }

  /** From the last to the first, so that each row's gradients follow one another in order. */
  private void link(int[] row, Chains chains) {
    for (int j = count - 1; j >= 0; j--) {
      chains.next[j] = chains.first[row[j]];
      chains.first[row[j]] = j + 1;
    }
  }

  /** The sum of the gradients from {@code j} on, begun at 0 as that of the whole table is. */
  private void add(float[] g, int j, Chains chains) {
    float[] sum = chains.sum;
    Arrays.fill(sum, 0);
    for (int at = j + 1; at > 0; at = chains.next[at - 1]) {
      int from = (at - 1) * inner;
      for (int i = 0; i < inner; i++) {
        sum[i] += g[from + i];
      }
    }
  }

  private void descend(float[] w, int at, float[] sum, float by) {
    for (int i = 0; i < inner; i++) {
      w[at + i] -= sum[i] * by;
    }
  }
}
