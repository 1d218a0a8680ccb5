package dev.trigrad.benchmarks.training;

import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Adadelta;
import dev.trigrad.optim.Adagrad;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.AdamW;
import dev.trigrad.optim.Adamax;
import dev.trigrad.optim.Lamb;
import dev.trigrad.optim.Lbfgs;
import dev.trigrad.optim.Lion;
import dev.trigrad.optim.NAdam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.PerceptronRule;
import dev.trigrad.optim.RAdam;
import dev.trigrad.optim.RmsProp;
import dev.trigrad.optim.Sgd;
import java.util.List;
import java.util.function.Function;

/**
 * An optimizer whose training is interrupted.
 *
 * @param name its class, and what is set
 * @param make makes it for a model
 */
record ResumeRow(String name, Function<Module, Optimizer> make) {
  private static final float RATE = 0.02f;

  private static boolean small(Parameter parameter) {
    return parameter.type().shape().rank() < 2;
  }

  /** Every optimizer of the library, with what makes it remember more or less. */
  static List<ResumeRow> all() {
    return List.of(
        new ResumeRow("Adadelta", model -> new Adadelta(model, 1)),
        new ResumeRow("Adagrad", model -> new Adagrad(model, RATE).learningRateDecay(0.1f)),
        new ResumeRow("Adam", model -> new Adam(model, RATE)),
        new ResumeRow("Adam as AMSGrad", model -> new Adam(model, RATE).amsgrad()),
        new ResumeRow("Adam of a list", model -> new Adam(model.parameters(), RATE)),
        new ResumeRow("AdamW", model -> new AdamW(model, RATE)),
        new ResumeRow(
            "AdamW in groups",
            model ->
                new AdamW(model, RATE)
                    .group(ResumeRow::small, group -> group.weightDecay(0).learningRate(0.05f))),
        new ResumeRow("Adamax", model -> new Adamax(model, RATE)),
        new ResumeRow("Lamb", model -> new Lamb(model, RATE)),
        new ResumeRow("Lbfgs", model -> new Lbfgs(model, 0.5f).history(3).maxIterations(2)),
        new ResumeRow("Lion", model -> new Lion(model, RATE)),
        new ResumeRow("NAdam", model -> new NAdam(model, RATE)),
        new ResumeRow("PerceptronRule", model -> new PerceptronRule(model, RATE)),
        new ResumeRow("RAdam", model -> new RAdam(model, RATE)),
        new ResumeRow("RmsProp", model -> new RmsProp(model, RATE)),
        new ResumeRow(
            "RmsProp centered", model -> new RmsProp(model, RATE).momentum(0.9f).centered()),
        new ResumeRow("Sgd", model -> new Sgd(model, RATE)),
        new ResumeRow(
            "Sgd with Nesterov's step", model -> new Sgd(model, RATE).momentum(0.9f).nesterov()));
  }
}
