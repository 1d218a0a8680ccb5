package dev.trigrad.benchmarks.course;

import dev.trigrad.GraphException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.graph.Gradients;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.op.Backward;
import dev.trigrad.op.CustomFunction;
import dev.trigrad.op.Saved;
import dev.trigrad.optim.Adam;
import dev.trigrad.reference.GradientCheck;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/**
 * A function of one's own: Legendre's polynomial P₃(x) = ½ (5x³ − 3x), with a backward half that
 * reads what the forward half has saved. The gradient check passes it, and refuses one with a
 * mistake. Then it is part of a network: a + b P₃(c + d x), fitted to a sine. Source of the
 * example: PyTorch's tutorial on autograd functions.
 */
@Command(name = "own-function", description = "A function with saved tensors, checked and trained")
final class OwnFunction extends Lesson {
  private static final int STEPS = 200;

  /** ½ (5x³ − 3x). */
  record Legendre3() implements CustomFunction {
    @Override
    public String name() {
      return "legendre3";
    }

    @Override
    public List<Tensor> forward(Saved saved, List<Tensor> in) {
      Tensor square = saved.save(in.getFirst().square());
      return List.of(square.mul(5).sub(3).mul(in.getFirst()).mul(0.5));
    }

    /** P₃′(x) = ½ (15x² − 3). */
    @Override
    public Tensor[] backward(Backward b) {
      return new Tensor[] {b.cotangent(0).mul(b.saved(0).mul(15).sub(3).mul(0.5))};
    }
  }

  /** The same with a mistake: 5 where 15 should be. */
  record Mistaken() implements CustomFunction {
    @Override
    public String name() {
      return "mistaken";
    }

    @Override
    public List<Tensor> forward(Saved saved, List<Tensor> in) {
      return new Legendre3().forward(saved, in);
    }

    @Override
    public Tensor[] backward(Backward b) {
      return new Tensor[] {b.cotangent(0).mul(b.saved(0).mul(5).sub(3).mul(0.5))};
    }
  }

  /** a + b P₃(c + d x). */
  private static final class Fit extends Module {
    private final Parameter a = parameter("a", Shape.of(1), Initializer.zeros());
    private final Parameter b = parameter("b", Shape.of(1), Initializer.constant(-1));
    private final Parameter c = parameter("c", Shape.of(1), Initializer.zeros());
    private final Parameter d = parameter("d", Shape.of(1), Initializer.constant(0.3));

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      Tensor inner = pass.value(c).add(pass.value(d).mul(x));
      return pass.value(a).add(pass.value(b).mul(new Legendre3().apply(inner)));
    }
  }

  @Override
  protected void teach() {
    Tensor at = Tensor.of(new float[] {-1, -0.5f, 0.1f, 2});
    var right = GradientCheck.of(in -> new Legendre3().apply(in.getFirst())).at(at);
    var wrong = GradientCheck.of(in -> new Mistaken().apply(in.getFirst())).at(at);
    say("Right: %d of %d entries wrong.", right.wrong(), right.judged());
    say(
        "Wrong: %d of %d; in %s the gradient says %.4f,",
        wrong.wrong(), wrong.judged(), wrong.worst().place(), wrong.worst().gradient());
    say("       central differences %.4f.", wrong.worst().difference());
    claim(right.passed(), "the gradient check passes the right backward half.");
    claim(refuses(wrong::orThrow), "it refuses the wrong one.");
    var second = GradientCheck.of(OwnFunction::slope).at(at);
    claim(second.passed(), "its gradient can be differentiated again, saved tensors and all.");
    fit();
  }

  /** P₃′ as a function of its own. */
  private static Tensor slope(List<Tensor> in) {
    return Gradients.of(new Legendre3().apply(in.getFirst()).sum(), in).getFirst();
  }

  private void fit() {
    Tensor x = engine().evaluate(Tensor.linspace(-Math.PI, Math.PI, 200));
    Tensor y = engine().evaluate(x.sin());
    var model = new Fit();
    model.initialize(seed());
    var optimizer = new Adam(model, 0.02).on(engine());
    var loss = new MeanSquaredError();
    say("");
    say("step  squared error");
    double error = 0;
    for (int step = 1; step <= STEPS; step++) {
      error = optimizer.step(pass -> loss.of(model.apply(x, pass), y)).item();
      if (step == 1 || step % 40 == 0) {
        say("%4d %14.4f", step, error);
      }
    }
    say(
        "y = %.3f %+.3f P3(%.3f %+.3f x)",
        number(model.a), number(model.b), number(model.c), number(model.d));
    claim(error < 0.01, "the network of it fits the sine.");
    Tensor fitted = engine().evaluate(model.apply(x));
    plot(
        "fit",
        () ->
            new Curves("A sine, and a + b P3(c + d x)", "x", "y")
                .line("sine", doubles(x), doubles(y))
                .line("fitted", doubles(x), doubles(fitted)));
  }

  private static float number(Parameter parameter) {
    float number = parameter.snapshot().toArray()[0];
    return Math.abs(number) < 0.0005f ? 0 : number; // printed without -0.000
  }

  private static double[] doubles(Tensor values) {
    float[] floats = values.toArray();
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }

  private static boolean refuses(Runnable check) {
    try {
      check.run();
      return false;
    } catch (GraphException e) {
      return true;
    }
  }
}
