package dev.trigrad.benchmarks.speed.trigrad;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import dev.trigrad.benchmarks.speed.contender.Update;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Adadelta;
import dev.trigrad.optim.Adagrad;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.AdamW;
import dev.trigrad.optim.Adamax;
import dev.trigrad.optim.Lamb;
import dev.trigrad.optim.Lion;
import dev.trigrad.optim.NAdam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.RAdam;
import dev.trigrad.optim.RmsProp;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;

/** An {@link Update} by Trigrad's optimizers. */
final class TrigradUpdate implements Computation {
  private static final float MOMENTUM = 0.9f;

  private final List<Parameter> weights = new ArrayList<>();
  private final List<Tensor> gradients = new ArrayList<>();
  private final Optimizer optimizer;

  TrigradUpdate(Update update, Evaluator evaluator) {
    List<float[]> values = update.weights();
    List<float[]> slopes = update.gradients();
    for (int i = 0; i < values.size(); i++) {
      var w = new Parameter("w" + i, Shape.of(update.elements()), Initializer.zeros());
      w.assign(Tensor.of(values.get(i)));
      weights.add(w);
      gradients.add(Tensor.of(slopes.get(i)));
    }
    optimizer = optimizer(update.rule(), weights);
    optimizer.on(evaluator);
  }

  private static Optimizer optimizer(Update.Rule rule, List<Parameter> weights) {
    return switch (rule) {
      case SGD -> new Sgd(weights, Update.RATE);
      case MOMENTUM -> new Sgd(weights, Update.RATE).momentum(MOMENTUM);
      case NESTEROV -> new Sgd(weights, Update.RATE).momentum(MOMENTUM).nesterov();
      case ADAGRAD -> new Adagrad(weights, Update.RATE);
      case ADADELTA -> new Adadelta(weights, Update.RATE);
      case RMSPROP -> new RmsProp(weights, Update.RATE);
      case ADAM -> new Adam(weights, Update.RATE);
      case AMSGRAD -> new Adam(weights, Update.RATE).amsgrad();
      case ADAMW -> new AdamW(weights, Update.RATE);
      case NADAM -> new NAdam(weights, Update.RATE);
      case RADAM -> new RAdam(weights, Update.RATE);
      case ADAMAX -> new Adamax(weights, Update.RATE);
      case LION -> new Lion(weights, Update.RATE);
      case LAMB -> new Lamb(weights, Update.RATE);
    };
  }

  @Override
  public Object run() {
    optimizer.step(gradients, new Updates());
    return weights;
  }

  @Override
  public float[][] results() {
    return weights.stream().map(w -> w.tensor().toArray()).toArray(float[][]::new);
  }
}
