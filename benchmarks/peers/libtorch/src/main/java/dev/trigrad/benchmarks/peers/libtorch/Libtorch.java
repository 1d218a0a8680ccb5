package dev.trigrad.benchmarks.peers.libtorch;

import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.benchmarks.speed.contender.Contender.Calculator;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import dev.trigrad.benchmarks.speed.contender.Contender.Embedder;
import dev.trigrad.benchmarks.speed.contender.Contender.Network;
import dev.trigrad.benchmarks.speed.contender.Contender.Starter;
import dev.trigrad.benchmarks.speed.contender.Contender.Trainer;
import dev.trigrad.benchmarks.speed.contender.Contender.Updater;
import dev.trigrad.benchmarks.speed.contender.Embedding;
import dev.trigrad.benchmarks.speed.contender.NetworkTask;
import dev.trigrad.benchmarks.speed.contender.Update;
import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** PyTorch's C++ library: modules, autograd and optimizers, called through JavaCPP. */
public final class Libtorch implements Trainer, Calculator, Updater, Embedder, Starter {
  /** For the service loader. */
  public Libtorch() {}

  @Override
  public String name() {
    return "libtorch";
  }

  @Override
  public String version() throws IOException {
    return "org.bytedeco:pytorch "
        + Loader.getVersion("org.bytedeco", "pytorch")
        + ", "
        + (torch.hasMKL() ? "MKL" : "without MKL")
        + ", "
        + torch.get_num_threads()
        + " threads";
  }

  @Override
  public Network network(NetworkTask task) {
    threads(task.threads());
    return new LibtorchNetwork(task);
  }

  @Override
  public Computation computation(Calculation calculation) {
    threads(1);
    return new LibtorchComputation(calculation);
  }

  @Override
  public Computation update(Update update) {
    return new LibtorchUpdate(update);
  }

  @Override
  public Computation embedding(Embedding embedding) {
    return new LibtorchEmbedding(embedding);
  }

  private static void threads(int count) {
    torch.set_num_threads(count);
    torch.set_num_interop_threads(1);
  }

  /** Linear layers with ReLU between. */
  private static final class Layers extends Module {
    private final LinearImpl[] linear;

    Layers(NetworkTask task) {
      linear = new LinearImpl[task.layers()];
      for (int i = 0; i < linear.length; i++) {
        linear[i] = register_module("linear" + i, new LinearImpl(task.in(i), task.out(i)));
        try (var _ = new NoGradGuard()) {
          linear[i].weight().copy_(matrix(task.transposedWeights(i), task.out(i), task.in(i)));
          linear[i].bias().zero_();
        }
      }
    }

    Tensor apply(Tensor x) {
      Tensor y = linear[0].forward(x);
      for (int i = 1; i < linear.length; i++) {
        y = linear[i].forward(torch.relu(y));
      }
      return y;
    }
  }

  private static final class LibtorchNetwork implements Network {
    private final Layers model;
    private final Optimizer optimizer;
    private final Tensor features;
    private final Tensor labels;
    private Tensor loss;

    LibtorchNetwork(NetworkTask task) {
      model = new Layers(task);
      optimizer =
          task.adam()
              ? new Adam(model.parameters(), new AdamOptions(task.rate()))
              : new SGD(model.parameters(), new SGDOptions(task.rate()));
      features = matrix(task.features(), task.batch(), task.in(0));
      labels = longs(task.labels());
    }

    @Override
    public void step() {
      if (loss != null) {
        loss.releaseReference();
      }
      try (var _ = new PointerScope()) {
        optimizer.zero_grad();
        loss = torch.cross_entropy(model.apply(features), labels);
        loss.backward();
        optimizer.step();
        loss.retainReference();
      }
    }

    @Override
    public float loss() {
      return loss.item_float();
    }

    @Override
    public Object predict() {
      try (var _ = new PointerScope();
          var _ = new NoGradGuard()) {
        return model.apply(features).data_ptr_float().get();
      }
    }
  }

  private static Tensor matrix(float[] values, long rows, long columns) {
    return Tensor.create(values, rows, columns).clone();
  }

  private static Tensor longs(int[] values) {
    var longs = new long[values.length];
    java.util.Arrays.setAll(longs, i -> values[i]);
    return Tensor.create(longs, longs.length).clone();
  }
}
