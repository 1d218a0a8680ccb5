package dev.trigrad.testkit;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Graphs of random operations by seed: elementwise chains with broadcasting, products, reductions,
 * layouts, shared nodes, gradients. Operations that jump take exact integers, so that rounding
 * decides nothing.
 */
final class RandomGraphs {
  private final SplittableRandom random;
  private final List<Tensor> pool = new ArrayList<>();

  private RandomGraphs(int seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Several outputs of the graph of {@code seed}; new leaves and nodes at each call, otherwise
   * equal.
   */
  static List<Tensor> of(int seed) {
    return new RandomGraphs(seed).build(seed);
  }

  private List<Tensor> build(int seed) {
    int rows = 1 + random.nextInt(9);
    int columns = 1 + random.nextInt(random.nextInt(4) == 0 ? 700 : 20);
    Tensor x = Samples.floats(Shape.of(rows, columns), -1, 1, seed);
    pool.add(x);
    pool.add(Samples.floats(Shape.of(rows, columns), 0.5, 1.5, seed + 1));
    pool.add(Samples.floats(Shape.of(columns), -1, 1, seed + 2));
    pool.add(Samples.floats(Shape.of(rows, 1), -1, 1, seed + 3));
    pool.add(Tensor.of(0.75f));
    int steps = 4 + random.nextInt(20);
    for (int i = 0; i < steps; i++) {
      pool.add(next());
    }
    Tensor last = pool.getLast();
    var outputs = new ArrayList<Tensor>(List.of(last, any(), any().sum()));
    outputs.addAll(Gradients.of(last.tanh().sum(), x, pool.get(2)));
    return outputs;
  }

  private Tensor any() {
    return pool.get(random.nextInt(pool.size()));
  }

  private Tensor next() {
    Tensor a = any();
    return switch (random.nextInt(21)) {
      case 0 -> a.tanh();
      case 1 -> a.sigmoid();
      case 2 -> a.square().add(1).sqrt();
      case 3 -> a.neg();
      case 4 -> a.mul(0.5f);
      case 5 -> dense(a);
      case 6 -> binary(a, any());
      case 7 -> a.sub(a.mul(0.25f));
      case 8 -> a.clip(-100, 100).exp().add(1).log();
      case 9 -> choose(a);
      case 10 -> a.shape().rank() == 2 ? a.matmul(a.transpose()).tanh() : a.abs();
      case 11 -> a.shape().rank() == 2 ? a.sumKeep(1) : a.sum();
      case 12 -> a.shape().rank() == 2 ? a.meanKeep(0) : a.mean();
      case 13 -> a.shape().rank() == 2 ? a.transpose().transpose() : a;
      case 14 -> a.shape().rank() == 2 ? a.transpose().reshape(a.shape().extents()) : a.sin();
      case 15 -> a.shape().rank() >= 1 ? a.softmax(-1) : a.cos();
      case 16 ->
          a.shape().rank() >= 1
              ? a.concat(0, a).slice(0, 1, 1 + a.shape().extent(0))
              : a.stopGradient();
      case 17 -> a.div(a.square().add(1));
      case 18 -> dense(a).relu();
      case 19 -> whole(a);
      default -> rows(a);
    };
  }

  /** A linear layer, whose bias and activation the planner may add to the product. */
  private Tensor dense(Tensor a) {
    if (a.shape().rank() != 2) {
      return a.softplus();
    }
    int inputs = a.shape().extent(1);
    int outputs = 1 + random.nextInt(20);
    Tensor w = Samples.floats(Shape.of(inputs, outputs), -1, 1, random.nextInt()).div(inputs);
    Tensor y = a.matmul(w).add(Samples.floats(Shape.of(outputs), -1, 1, random.nextInt()));
    return random.nextBoolean() ? y : y.tanh();
  }

  /** Decisions and jumps, on whole numbers that take the shape of {@code a}. */
  private Tensor whole(Tensor a) {
    Tensor p = Samples.ints(a.shape(), -3, 4, random.nextInt());
    Tensor q = Samples.ints(a.shape(), -3, 4, random.nextInt());
    Tensor x = p.cast(DType.FLOAT32);
    return switch (random.nextInt(5)) {
      case 0 -> p.less(q).where(a, a.neg());
      case 1 -> p.equal(q).or(p.greater(0).not()).cast(DType.FLOAT32).add(a);
      case 2 -> a.mul(x.sign()).add(x.maximum(q.cast(DType.FLOAT32)));
      case 3 -> p.mul(q).sub(p).cast(DType.FLOAT32).sub(a);
      default -> x.abs().minimum(2).mul(a);
    };
  }

  /** Rows chosen by index, computed or given. */
  private Tensor rows(Tensor a) {
    if (a.shape().rank() == 0) {
      return a.expand(3).max(0);
    }
    Tensor keys = Samples.ints(a.shape(), -9, 10, random.nextInt());
    if (a.shape().rank() == 2 && random.nextBoolean()) {
      return a.gather(1, keys.argmax(1)).relu();
    }
    int n = a.shape().extent(0);
    return a.gather(0, Samples.ints(Shape.of(1 + random.nextInt(5)), 0, n, random.nextInt()));
  }

  private Tensor binary(Tensor a, Tensor b) {
    Tensor[] pair = fit(a, b);
    return switch (random.nextInt(4)) {
      case 0 -> pair[0].add(pair[1]);
      case 1 -> pair[0].sub(pair[1]);
      case 2 -> pair[0].mul(pair[1]);
      default -> pair[0].mul(pair[1].tanh());
    };
  }

  /** {@code b} as it is if it broadcasts against {@code a}, its sum otherwise. */
  private static Tensor[] fit(Tensor a, Tensor b) {
    try {
      Shape.broadcast(a.shape(), b.shape(), "fit");
      return new Tensor[] {a, b};
    } catch (dev.trigrad.ShapeException e) {
      return new Tensor[] {a, b.sum().tanh()};
    }
  }

  private Tensor choose(Tensor a) {
    int last = a.shape().rank() == 0 ? 1 : a.shape().extent(-1);
    Tensor index = Tensor.arange(last);
    Tensor even = index.cast(DType.FLOAT32).mul(0.5f).cast(DType.INT32).mul(2).equal(index);
    return a.shape().rank() == 0 ? a : even.where(a, a.mul(2));
  }
}
