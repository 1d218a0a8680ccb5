package dev.trigrad.engine.java.misuse;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Expand;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.List;

/** What the wrong calls are made on. */
final class Given {
  static final Tensor S = Tensor.of(1f);
  static final Tensor V = Tensor.of(new float[3]);
  static final Tensor A = Tensor.of(new float[6], 2, 3);
  static final Tensor INTS = Tensor.of(new int[] {0, 1, 2});
  static final Tensor ROUNDED = Tensor.of(new int[6], 2, 3);
  static final Tensor BOOLS = Tensor.of(new boolean[6], 2, 3);
  static final Tensor EMPTY = Tensor.of(new float[0]);
  static final Tensor PLACE = Tensor.of(new int[] {1, 0});
  static final RandomKey KEY = RandomKey.of(1);
  static final int[] ZERO = new int[1];
  static final int[] ZEROS = new int[2];
  static final Object[] SAME = {new float[6]};
  static final Evaluator JAVA = new Evaluator(new JavaProvider().open());

  static final Tensor DOUBLE =
      Recorder.constant(new TensorType(DType.FLOAT64, Shape.of(4)), new double[4]);

  private Given() {}

  /** Recorded by another thread, and not evaluated. */
  static Tensor stranger() {
    var recorded = new Tensor[1];
    var thread = new Thread(() -> recorded[0] = A.neg(), "other");
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return recorded[0];
  }

  /** Zeros in double precision, which no operation takes. */
  static Tensor doubles(int... extents) {
    Shape shape = Shape.of(extents);
    return Recorder.constant(new TensorType(DType.FLOAT64, shape), new double[shape.elements()]);
  }

  /** Shapes too large to be computed, as recorded by this thread. */
  static Tensor expanded(int... extents) {
    return Recorder.record(new Expand(Shape.of(extents)), S);
  }

  /** 0, 2, 4, which only a run knows. */
  static Tensor computed() {
    return INTS.mul(2);
  }

  static Linear initialized() {
    var linear = new Linear(2, 2);
    linear.initialize(1);
    return linear;
  }

  static Sgd sgd() {
    return new Sgd(initialized().parameters(), 1);
  }

  static List<Parameter> again() {
    Parameter weight = initialized().weight();
    return List.of(weight, weight);
  }

  static Updates twice(Cell cell) {
    return new Updates().put(cell, A).put(cell, A);
  }

  static Tensor stale(Cell cell) {
    Tensor before = cell.tensor().neg();
    cell.assign(A);
    return JAVA.evaluate(before);
  }

  /** Registers a parameter called {@code twice}, and one by the name given. */
  static final class Names extends Module {
    Names(String name) {
      parameter("twice", Shape.of(1), Initializer.zeros());
      parameter(name, Shape.of(1), Initializer.zeros());
    }

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      return x;
    }
  }

  record Endless() implements Composite {
    @Override
    public String name() {
      return "endless";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(Recorder.record(this, inputs.getFirst()));
    }
  }

  record Nothing() implements Composite {
    @Override
    public String name() {
      return "nothing";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of();
    }
  }

  record ReadsValue() implements Composite {
    @Override
    public String name() {
      return "readsValue";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.getFirst().mul(inputs.getFirst().sum().item()));
    }
  }
}
