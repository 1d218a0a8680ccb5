package dev.trigrad.benchmarks.peers.libtorch;

import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import dev.trigrad.benchmarks.speed.contender.Update;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adagrad;
import org.bytedeco.pytorch.AdagradOptions;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * An {@link Update} in PyTorch's C++ API; rules that it lacks are written with its operations in
 * place, in the order in which PyTorch's own optimizers in Python call them.
 */
final class LibtorchUpdate implements Computation {
  private static final float MOMENTUM = 0.9f;

  private final Tensor[] weights;
  private final Optimizer optimizer;
  private final InPlaceRule inPlace;

  LibtorchUpdate(Update update) {
    List<float[]> values = update.weights();
    List<float[]> slopes = update.gradients();
    weights = new Tensor[values.size()];
    var gradients = new Tensor[weights.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Tensor.create(values.get(i), update.elements()).clone();
      gradients[i] = Tensor.create(slopes.get(i), update.elements()).clone();
      weights[i].requires_grad_(true);
      weights[i].mutable_grad().put(gradients[i]);
    }
    optimizer = optimizer(update.rule(), new TensorVector(weights));
    inPlace = optimizer == null ? InPlaceRule.of(update.rule(), weights, gradients) : null;
  }

  private static Optimizer optimizer(Update.Rule rule, TensorVector weights) {
    return switch (rule) {
      case SGD -> new SGD(weights, new SGDOptions(Update.RATE));
      case MOMENTUM -> new SGD(weights, moving(false));
      case NESTEROV -> new SGD(weights, moving(true));
      case ADAGRAD -> new Adagrad(weights, new AdagradOptions(Update.RATE));
      case RMSPROP -> new RMSprop(weights, new RMSpropOptions(Update.RATE));
      case ADAM -> new Adam(weights, new AdamOptions(Update.RATE));
      case AMSGRAD -> {
        var options = new AdamOptions(Update.RATE);
        options.amsgrad().put(true);
        yield new Adam(weights, options);
      }
      case ADAMW -> new AdamW(weights, new AdamWOptions(Update.RATE));
      case ADADELTA, NADAM, RADAM, ADAMAX, LION, LAMB -> null;
    };
  }

  private static SGDOptions moving(boolean nesterov) {
    var options = new SGDOptions(Update.RATE);
    options.momentum().put(MOMENTUM);
    options.nesterov().put(nesterov);
    return options;
  }

  @Override
  public Object run() {
    try (var _ = new PointerScope()) {
      if (optimizer != null) {
        optimizer.step();
      } else {
        try (var _ = new NoGradGuard()) {
          inPlace.step();
        }
      }
    }
    return this;
  }

  @Override
  public float[][] results() {
    var results = new float[weights.length][];
    for (int i = 0; i < results.length; i++) {
      results[i] = new float[Math.toIntExact(weights[i].numel())];
      weights[i].contiguous().data_ptr_float().get(results[i]);
    }
    return results;
  }
}
