package dev.trigrad.benchmarks.speed;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Evaluator;
import dev.trigrad.graph.HeldPlan;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Adam;
import java.util.List;

/** A {@link Calculation} on one of Trigrad's engines. */
sealed interface TrigradComputation extends Computation {
  /** Of {@code calculation}, on {@code evaluator}. */
  static Computation of(Calculation calculation, Evaluator evaluator) {
    if (calculation.work() == Calculation.Work.ADAM) {
      return new Step(calculation, evaluator);
    }
    return calculation.reusesResult()
        ? new Held(calculation, evaluator)
        : new Recorded(calculation, evaluator);
  }

  /** Recorded and evaluated anew at each run. */
  final class Recorded implements TrigradComputation {
    private final CalculationGraph graph;
    private final Evaluator evaluator;
    private Tensor[] outputs;

    Recorded(Calculation calculation, Evaluator evaluator) {
      graph = new CalculationGraph(calculation);
      this.evaluator = evaluator;
    }

    @Override
    public Object run() {
      outputs = graph.outputs();
      evaluator.evaluate(outputs);
      return outputs;
    }

    @Override
    public float[][] results() {
      var results = new float[outputs.length][];
      for (int i = 0; i < results.length; i++) {
        results[i] = outputs[i].toArray();
      }
      return results;
    }
  }

  /** A plan that computes into one array. */
  final class Held implements TrigradComputation {
    private static final Object[] NO_INPUTS = {};

    private final HeldPlan plan;
    private final float[] result;
    private final Object[] outputs;

    Held(Calculation calculation, Evaluator evaluator) {
      plan = evaluator.hold(List.of(), new CalculationGraph(calculation).outputs());
      result = new float[calculation.elements()];
      outputs = new Object[] {result};
    }

    @Override
    public Object run() {
      plan.run(NO_INPUTS, outputs);
      return result;
    }

    @Override
    public float[][] results() {
      return new float[][] {result.clone()};
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
