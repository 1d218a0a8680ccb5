package dev.trigrad.benchmarks.speed.trigrad;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Adam;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.HeldPlan;
import java.util.List;

/** A {@link Calculation} on one of Trigrad's engines. */
sealed interface TrigradComputation extends Computation {
  /** Of {@code calculation}, on {@code evaluator}. */
  static Computation of(Calculation calculation, Evaluator evaluator) {
    if (calculation.work() == Calculation.Work.ADAM) {
      return new Step(calculation, evaluator);
    }
    return new Held(calculation, evaluator);
  }

  /**
   * A plan that computes into the same arrays again, as a step's intermediate results do. A new
   * array for each result would be memory that no cache holds yet, while the peers' allocators give
   * out again what was just freed.
   */
  final class Held implements TrigradComputation {
    private static final Object[] NO_INPUTS = {};

    private final HeldPlan plan;
    private final Object[] results;

    Held(Calculation calculation, Evaluator evaluator) {
      Tensor[] outputs = new CalculationGraph(calculation).outputs();
      plan = evaluator.hold(List.of(), outputs);
      results = new Object[outputs.length];
      for (int i = 0; i < results.length; i++) {
        results[i] = new float[outputs[i].type().elements()];
      }
    }

    @Override
    public Object run() {
      plan.run(NO_INPUTS, results);
      return results;
    }

    @Override
    public float[][] results() {
      var copies = new float[results.length][];
      for (int i = 0; i < copies.length; i++) {
        copies[i] = ((float[]) results[i]).clone();
      }
      return copies;
    }
  }

  /** A step of Adam with a gradient that is given. */
  final class Step implements TrigradComputation {
    private final Weights weights;
    private final Adam adam;
    private final List<Tensor> gradient;

    Step(Calculation calculation, Evaluator evaluator) {
      List<float[]> inputs = calculation.inputs();
      weights = new Weights(inputs.getFirst());
      adam = new Adam(weights.parameters(), Calculation.RATE);
      adam.on(evaluator);
      gradient = List.of(Tensor.of(inputs.getLast(), calculation.elements()));
    }

    @Override
    public Object run() {
      adam.step(gradient, new Updates());
      return weights;
    }

    @Override
    public float[][] results() {
      return new float[][] {weights.values.tensor().toArray()};
    }
  }

  /** Some weights as a module. */
  final class Weights extends Module {
    private final Parameter values;

    private Weights(float[] initial) {
      values = parameter("values", Shape.of(initial.length), Initializer.zeros());
      initialize(1);
      values.assign(Tensor.of(initial, initial.length));
    }

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      return x.mul(pass.value(values));
    }
  }
}
