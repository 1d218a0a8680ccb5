package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.again;
import static dev.trigrad.engine.java.misuse.Given.initialized;
import static dev.trigrad.engine.java.misuse.Given.sgd;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.graph;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Identity;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adadelta;
import dev.trigrad.optim.Adagrad;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Lbfgs;
import dev.trigrad.optim.Objective;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.RmsProp;
import dev.trigrad.optim.Sgd;
import dev.trigrad.optim.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Wrong calls of optimizers. */
final class OptimizerMisuse {
  private OptimizerMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(first(), second(), third()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> first() {
    return Stream.of(
        argument("optimizer: model is null", () -> new Sgd((Module) null, 1)),
        argument(
            "optimizer: parameter 0 is null", () -> new Sgd(Arrays.asList((Parameter) null), 1)),
        argument("optimizer: list of parameters is null", () -> new Sgd((List<Parameter>) null, 1)),
        argument(
            "optimizer: no parameters; give a model that has some", () -> new Sgd(List.of(), 1)),
        argument(
            "optimizer: learning rate is -1.0, expected a finite number of at least 0",
            () -> new Sgd(initialized().parameters(), -1)),
        argument(
            "optimizer: learning rate is NaN, expected a finite number of at least 0",
            () -> new Sgd(initialized().parameters(), Float.NaN)),
        argument(
            "optimizer: learning rate is Infinity, expected a finite number of at least 0",
            () -> new Sgd(initialized().parameters(), Float.POSITIVE_INFINITY)),
        argument(
            "optimizer: 'weight' is given twice; give each one once", () -> new Sgd(again(), 1)),
        argument(
            "optimizer: momentum is 1.0, expected a number in [0, 1)", () -> sgd().momentum(1)),
        argument(
            "optimizer: Nesterov's step needs a momentum above 0; set it first",
            () -> sgd().nesterov()),
        argument(
            "optimizer: weight decay is -1.0, expected a finite number of at least 0",
            () -> sgd().weightDecay(-1)),
        argument(
            "optimizer: learning rate is -1.0, expected a finite number of at least 0",
            () -> sgd().learningRate(-1)));
  }

  /** A loop that forgets the pass, or gives another one. */
  private static Tensor applied(Pass other) {
    var model = initialized();
    Tensor x = Tensor.zeros(1, 2);
    return new Sgd(model, 1)
        .step(pass -> (other == null ? model.apply(x) : model.apply(x, other)).mean());
  }

  /** A step that accepts a trial of the one before. */
  private static void exchanged() {
    var before = new AtomicReference<Trial>();
    var model = initialized();
    var optimizer =
        new Optimizer(model, 1) {
          @Override
          protected void update(List<Tensor> gradients, Updates updates) {}

          @Override
          protected Map<String, Cell> slots() {
            return Map.of();
          }

          @Override
          protected Tensor descend(Objective loss) {
            Trial trial = loss.present();
            before.compareAndSet(null, trial);
            loss.accept(before.get(), before.get().gradients());
            return trial.loss();
          }
        };
    for (int step = 0; step < 2; step++) {
      optimizer.step(pass -> model.apply(Tensor.zeros(1, 2), pass).mean());
    }
  }

  /** A new head that the optimizer has never seen. */
  private static void replaced() {
    var model = Sequential.of(initialized(), initialized());
    var optimizer = new Sgd(model, 1);
    model.replace("1", initialized());
    optimizer.step(pass -> model.apply(Tensor.zeros(1, 2), pass).mean());
  }

  private static void detached() {
    var model = initialized();
    new Sgd(model, 1).step(pass -> model.apply(Tensor.zeros(1, 2), pass).detach().mean());
  }

  private static Stream<Misuse> second() {
    return Stream.of(
        argument(
            "step: null for the loss function; leave out what is not wanted",
            () -> sgd().step(null)),
        graph(
            "step: the loss function gave null; return the loss, a scalar",
            () -> sgd().step(pass -> null)),
        shape(
            "step: loss is [2, 3], expected a scalar; take its mean", () -> sgd().step(pass -> A)),
        dtype(
            "gradient: y is int32[]; only float32 has gradients",
            () -> sgd().step(pass -> INTS.sum())),
        graph(
            "Linear(2→2): applied without a pass where one is at work, it would predict with"
                + " present values; write apply(x, pass), or apply(x, Pass.inference()) if that is"
                + " meant",
            () -> applied(null)),
        graph(
            "step: the trial to accept is of another step; try the values again in this one",
            OptimizerMisuse::exchanged),
        graph(
            "step: the loss reads 'weight' past its pass; apply modules in it, model.apply(x,"
                + " pass), and read parameters by pass.value(…)",
            () -> applied(Pass.inference())),
        graph(
            "step: the loss does not depend on 'weight' float32[2, 2]; use it, leave it out, or"
                + " allow it by allowUnreached()",
            () -> sgd().step(pass -> A.sum())),
        graph(
            "gradient: none flows from y to 'weight' float32[2, 2], which y does not use, or only"
                + " past argmax, a comparison, a cast or detach(); use it, leave it out, or allow"
                + " it (an optimizer: allowUnreached())",
            OptimizerMisuse::detached),
        graph(
            "step: the loss reads another '1.weight' float32[2, 2] than the optimizer has; make the"
                + " optimizer of the model that the loss applies, after any replace(…)",
            OptimizerMisuse::replaced),
        argument(
            "optimizer: Identity has no parameters; in its class register layers by child(…),"
                + " parameters by parameter(…)",
            () -> new Sgd(new Identity(), 1)),
        argument(
            "step: 1 gradients for 2 parameters; give one each, or null",
            () -> sgd().step(List.of(A), new Updates())),
        argument(
            "step: null for the list of gradients; leave out what is not wanted",
            () -> sgd().step((List<Tensor>) null, new Updates())),
        shape(
            "step: gradient of 'weight' is float32[2, 3], expected float32[2, 2]",
            () -> sgd().step(Arrays.asList(A, null), new Updates())),
        argument(
            "optimizer: beta2 is 1.5, expected a number in [0, 1)",
            () -> new Adam(initialized().parameters(), 1).betas(0.9, 1.5)),
        argument(
            "optimizer: beta1 is NaN, expected a number in [0, 1)",
            () -> new Adam(initialized().parameters(), 1).betas(Double.NaN, 0.9)),
        argument(
            "optimizer: epsilon is -1.0, expected a finite number of at least 0",
            () -> new Adam(initialized().parameters(), 1).epsilon(-1)));
  }

  private static Stream<Misuse> third() {
    return Stream.of(
        argument(
            "optimizer: Sgd has no beta1; a group of it has learning rate, weight decay, momentum,"
                + " dampening",
            () -> sgd().group(each -> true, group -> group.betas(0.9, 0.99))),
        argument(
            "optimizer: a group without parameters; its rule holds for none of 2",
            () -> sgd().group(each -> false, group -> group.weightDecay(0))),
        argument(
            "optimizer: 'bias' is in a group already; leave it out of one of both",
            () ->
                sgd()
                    .group(each -> each.name().equals("bias"), group -> group.weightDecay(0))
                    .group(each -> true, group -> group.weightDecay(0))),
        argument(
            "optimizer: rule of who is in the group is null",
            () -> sgd().group(null, group -> group.weightDecay(0))),
        argument(
            "optimizer: learning rate is NaN, expected a finite number of at least 0",
            () -> sgd().group(each -> true, group -> group.learningRate(Float.NaN))),
        argument(
            "optimizer: dampening is 1.0, expected a number in [0, 1)", () -> sgd().dampening(1)),
        argument(
            "optimizer: Nesterov's step has no dampening; leave it at 0",
            () -> sgd().momentum(0.9f).nesterov().dampening(0.1f)),
        argument(
            "optimizer: rho is 1.0, expected a number in [0, 1)",
            () -> new Adadelta(initialized(), 1).rho(1)),
        argument(
            "optimizer: alpha is -0.5, expected a number in [0, 1)",
            () -> new RmsProp(initialized(), 1).alpha(-0.5)),
        argument(
            "optimizer: initial accumulator is -1.0, expected a finite number of at least 0",
            () -> new Adagrad(initialized(), 1).initialAccumulator(-1)),
        argument(
            "optimizer: history is 0, expected a positive number",
            () -> new Lbfgs(initialized()).history(0)),
        argument(
            "step: Lbfgs has one group; leave its parameters together",
            () -> {
              var model = initialized();
              new Lbfgs(model)
                  .group(each -> each.name().equals("bias"), group -> group.learningRate(1))
                  .step(pass -> model.apply(Tensor.zeros(1, 2), pass).mean());
            }),
        graph(
            "step: Lbfgs calls the loss several times, gradients alone are not enough; use"
                + " step(pass -> …)",
            () -> new Lbfgs(initialized()).step(Arrays.asList(SQUARE, null), new Updates())));
  }

  private static final Tensor SQUARE = Tensor.of(new float[4], 2, 2);
}
