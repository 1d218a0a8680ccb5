package dev.trigrad.benchmarks.peers.libtorch;

import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import dev.trigrad.benchmarks.speed.contender.Embedding;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** An {@link Embedding} in PyTorch's C++ API, with sparse gradients, which is its faster way. */
final class LibtorchEmbedding implements Computation {
  private final Embedding embedding;
  private final Tensor table;
  private final Tensor indices;
  private final Tensor factors;
  private final SGD optimizer;

  LibtorchEmbedding(Embedding embedding) {
    this.embedding = embedding;
    long columns = embedding.columns();
    table = Tensor.create(embedding.table(), new long[] {embedding.rows(), columns}).clone();
    table.requires_grad_(true);
    int[] rows = embedding.indices();
    var wide = new long[rows.length];
    java.util.Arrays.setAll(wide, i -> rows[i]);
    indices = Tensor.create(wide, rows.length).clone();
    factors = Tensor.create(embedding.factors(), new long[] {rows.length, columns}).clone();
    optimizer = new SGD(new TensorVector(table), new SGDOptions(Embedding.RATE));
  }

  @Override
  public Object run() {
    try (var _ = new PointerScope()) {
      optimizer.zero_grad();
      torch.embedding(table, indices, -1, false, true).mul(factors).sum().backward();
      optimizer.step();
    }
    return this;
  }

  @Override
  public float[][] results() {
    var values = new float[embedding.rows() * embedding.columns()];
    table.contiguous().data_ptr_float().get(values);
    return new float[][] {values};
  }
}
