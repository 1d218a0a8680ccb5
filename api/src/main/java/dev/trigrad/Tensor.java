package dev.trigrad;

import dev.trigrad.graph.Node;
import dev.trigrad.graph.Pending;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.access.Evaluation;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.op.StopGradient;

/**
 * An n-dimensional array: an immutable handle on one output of a node of the computation graph.
 *
 * <p>Operations check shapes and types where they are called, and record; nothing is computed until
 * a value is asked for ({@link #item()}, {@link #toArray()}) or an optimizer steps. Any Java
 * control flow builds the graph, anew each time. A graph of unevaluated nodes belongs to the thread
 * that records it; leaves and evaluated tensors may cross threads. Memory belongs to the garbage
 * collector: there is nothing to close.
 *
 * <p>Elementwise methods of two tensors mostly take a Java number, too; what reduces axes has a
 * second form that keeps them, as {@link #sumKeep sumKeep}.
 *
 * <table class="striped">
 * <caption>Methods by subject</caption>
 * <thead><tr><th scope="col">Subject</th><th scope="col">Methods</th></tr></thead>
 * <tbody>
 * <tr><th scope="row">{@linkplain Leaves making one}</th><td>
 *   {@link #of of}, {@link #full full}, {@link #zeros zeros}, {@link #ones ones},
 *   {@link #eye eye}, {@link #arange arange}, {@link #linspace linspace},
 *   {@link #meshgrid meshgrid}, {@link #stack stack}, {@link #uniform uniform},
 *   {@link #normal normal}, {@link #randomInts randomInts}, {@link #bernoulli bernoulli},
 *   {@link #einsum einsum}</td></tr>
 * <tr><th scope="row">{@linkplain Values its numbers}</th><td>
 *   {@link #item item}, {@link #itemInt itemInt}, {@link #itemBoolean itemBoolean},
 *   {@link #toArray toArray}, {@link #toIntArray toIntArray},
 *   {@link #toBooleanArray toBooleanArray}, {@link #toDoubleArray toDoubleArray},
 *   {@link #toMatrix toMatrix}</td></tr>
 * <tr><th scope="row">what it is</th><td>
 *   {@link #shape shape}, {@link #dtype dtype}, {@link #type() type}, {@link #node() node},
 *   {@link #output() output}, {@link #evaluated evaluated}, {@link #knownInts knownInts},
 *   {@link #explain explain}, {@link #toString toString}</td></tr>
 * <tr><th scope="row">{@linkplain Elementwise arithmetic}</th><td>
 *   {@link #add add}, {@link #sub sub}, {@link #mul mul}, {@link #div div}, {@link #neg neg},
 *   {@link #abs abs}, {@link #square square}, {@link #sign sign}, {@link #maximum maximum},
 *   {@link #minimum minimum}, {@link #cast cast}</td></tr>
 * <tr><th scope="row">matrix product</th><td>
 *   {@link #matmul matmul}, {@link #outer outer}</td></tr>
 * <tr><th scope="row">{@linkplain Scalars with a number first}</th><td>
 *   {@link #rsub rsub}, {@link #rdiv rdiv}</td></tr>
 * <tr><th scope="row">{@linkplain ElementaryFunctions functions}</th><td>
 *   {@link #exp exp}, {@link #exp2 exp2}, {@link #expm1 expm1}, {@link #log log},
 *   {@link #log2 log2}, {@link #log10 log10}, {@link #log1p log1p}, {@link #pow pow},
 *   {@link #sqrt sqrt}, {@link #rsqrt rsqrt}, {@link #reciprocal reciprocal}, {@link #sin sin},
 *   {@link #cos cos}, {@link #tan tan}, {@link #asin asin}, {@link #acos acos},
 *   {@link #atan atan}, {@link #atan2 atan2}, {@link #sinh sinh}, {@link #cosh cosh},
 *   {@link #tanh tanh}, {@link #asinh asinh}, {@link #acosh acosh}, {@link #atanh atanh},
 *   {@link #erf erf}</td></tr>
 * <tr><th scope="row">{@linkplain Rounding rounding}</th><td>
 *   {@link #round round}, {@link #floor floor}, {@link #ceil ceil}, {@link #trunc trunc},
 *   {@link #floorDivide floorDivide}, {@link #remainder remainder}, {@link #fmod fmod}</td></tr>
 * <tr><th scope="row">{@linkplain Activations activations}</th><td>
 *   {@link #relu relu}, {@link #sigmoid sigmoid}, {@link #softplus softplus}, {@link #gelu gelu},
 *   {@link #geluTanh geluTanh}, {@link #silu silu}, {@link #mish mish}, {@link #elu elu},
 *   {@link #celu celu}, {@link #selu selu}, {@link #glu glu}, {@link #prelu prelu},
 *   {@link #leakyRelu leakyRelu}, {@link #relu6 relu6}, {@link #step step},
 *   {@link #threshold threshold}, {@link #hardSigmoid hardSigmoid}, {@link #hardSwish hardSwish},
 *   {@link #hardTanh hardTanh}, {@link #hardshrink hardshrink}, {@link #softshrink softshrink},
 *   {@link #tanhshrink tanhshrink}, {@link #softsign softsign}, {@link #logSigmoid logSigmoid}</td></tr>
 * <tr><th scope="row">{@linkplain Reductions reductions}</th><td>
 *   {@link #sum sum}, {@link #mean mean}, {@link #max max}, {@link #min min}, {@link #prod prod},
 *   {@link #all all}, {@link #any any}, {@link #logSumExp logSumExp}</td></tr>
 * <tr><th scope="row">{@linkplain Normalizations softmax, normalization}</th><td>
 *   {@link #softmax softmax}, {@link #softmin softmin}, {@link #logSoftmax logSoftmax},
 *   {@link #layerNorm layerNorm}, {@link #rmsNorm rmsNorm}, {@link #groupNorm groupNorm},
 *   {@link #normalize normalize}</td></tr>
 * <tr><th scope="row">{@linkplain Statistics statistics}</th><td>
 *   {@link #var var}, {@link #std std}, {@link #norm norm}, {@link #median median},
 *   {@link #quantile quantile}</td></tr>
 * <tr><th scope="row">{@linkplain Scans running along an axis}</th><td>
 *   {@link #cumulativeSum cumulativeSum}, {@link #cumulativeProduct cumulativeProduct},
 *   {@link #linearRecurrence linearRecurrence}</td></tr>
 * <tr><th scope="row">{@linkplain Ordering order}</th><td>
 *   {@link #argmax argmax}, {@link #argmin argmin}, {@link #maxWithIndex maxWithIndex},
 *   {@link #minWithIndex minWithIndex}, {@link #sort sort}, {@link #argsort argsort},
 *   {@link #topK topK}</td></tr>
 * <tr><th scope="row">{@linkplain Logic comparisons, choices}</th><td>
 *   {@link #equal equal}, {@link #notEqual notEqual}, {@link #less less},
 *   {@link #lessEqual lessEqual}, {@link #greater greater}, {@link #greaterEqual greaterEqual},
 *   {@link #not not}, {@link #and and}, {@link #or or}, {@link #xor xor}, {@link #isNaN isNaN},
 *   {@link #isInfinite isInfinite}, {@link #isFinite isFinite}, {@link #where where}</td></tr>
 * <tr><th scope="row">{@linkplain ScalarLogic limits}</th><td>
 *   {@link #clip clip}, {@link #clipMin clipMin}, {@link #clipMax clipMax}</td></tr>
 * <tr><th scope="row">{@linkplain Layout shape and order}</th><td>
 *   {@link #reshape reshape}, {@link #flatten flatten}, {@link #squeeze squeeze},
 *   {@link #unsqueeze unsqueeze}, {@link #expand expand}, {@link #transpose transpose},
 *   {@link #permute permute}, {@link #moveAxis moveAxis}, {@link #flip flip}, {@link #roll roll},
 *   {@link #zerosLike zerosLike}, {@link #onesLike onesLike}</td></tr>
 * <tr><th scope="row">{@linkplain Parts parts}</th><td>
 *   {@link #slice slice}, {@link #select select}, {@link #split split}, {@link #chunk chunk},
 *   {@link #unbind unbind}, {@link #diag diag}, {@link #diagonal diagonal}, {@link #tril tril},
 *   {@link #triu triu}</td></tr>
 * <tr><th scope="row">{@linkplain Extensions joining, padding}</th><td>
 *   {@link #concat concat}, {@link #pad pad}, {@link #padEdge padEdge},
 *   {@link #padReflect padReflect}, {@link #repeat repeat},
 *   {@link #repeatInterleave repeatInterleave}, {@link #tile tile}</td></tr>
 * <tr><th scope="row">{@linkplain Indexing by indices}</th><td>
 *   {@link #gather gather}, {@link #takeAlong takeAlong}, {@link #indexSelect indexSelect},
 *   {@link #oneHot oneHot}, {@link #maskedFill maskedFill}, {@link #scatterAdd scatterAdd},
 *   {@link #scatterSet scatterSet}, {@link #indexAdd indexAdd}, {@link #indexSet indexSet}</td></tr>
 * <tr><th scope="row">gradients</th><td>
 *   {@link #stopGradient stopGradient}, {@link #detach detach}</td></tr>
 * </tbody>
 * </table>
 */
public final class Tensor extends Leaves
    implements Values,
        Elementwise,
        Scalars,
        Reductions,
        Layout,
        Parts,
        Extensions,
        Indexing,
        ElementaryFunctions,
        Rounding,
        Logic,
        ScalarLogic,
        Ordering,
        Scans,
        Statistics,
        Activations,
        Normalizations {
  private final Node node;
  private final int output;
  private final TensorType type;

  /** The handle on output {@code output} of {@code node}. */
  public Tensor(Node node, int output) {
    this.node = node;
    this.output = output;
    this.type = node.types().get(output);
  }

  /** The node that computes this tensor. */
  public Node node() {
    return node;
  }

  /** Which of the node's outputs this is. */
  public int output() {
    return output;
  }

  /** Element type and shape. */
  public TensorType type() {
    return type;
  }

  /** Extents along each axis. */
  public Shape shape() {
    return type.shape();
  }

  /** Element type. */
  public DType dtype() {
    return type.dtype();
  }

  /**
   * Matrix product {@code c[…, i, j] = Σₖ a[…, i, k] b[…, k, j]}; leading axes broadcast. A vector
   * on the left is a row, on the right a column, and its axis is left out of the result.
   *
   * @throws ShapeException if an operand is a scalar or the inner dimensions differ
   */
  public Tensor matmul(Tensor b) {
    return MatrixProduct.of(this, ArgumentException.requirePresent(b, "matmul", "input 1"));
  }

  /** As {@link #stopGradient}, by PyTorch's name. */
  public Tensor detach() {
    return stopGradient();
  }

  /**
   * The same values, through which no gradient flows ({@link #detach}); of an evaluated tensor also
   * frees the graph behind it.
   */
  public Tensor stopGradient() {
    return node.evaluated() && !Recorder.expanding()
        ? Recorder.constant(type, node.value(output))
        : Recorder.record(new StopGradient(), this);
  }

  /** Whether the value has been computed, or is a leaf's. */
  public boolean evaluated() {
    return node.evaluated();
  }

  /**
   * The int32 values if this is a leaf whose values are known and fixed, else {@code null}; do not
   * change the array. Nothing is known where the body or gradient of an operation is recorded.
   */
  public int[] knownInts() {
    return node.op() == null
            && node.evaluated()
            && node.value(output) instanceof int[] ints
            && !Recorder.expanding()
        ? ints
        : null;
  }

  /**
   * Text on how the default engine would compute this tensor: steps, kernels, engines, buffers,
   * bytes and flops.
   */
  public String explain() {
    return Evaluation.standard().explain(this);
  }

  /**
   * The numbers, as NumPy prints an array, and their type, if they are there or soon computed here;
   * else operation and type, as in {@code matmul float32[32, 10]}: for what would take long,
   * another thread's unevaluated tensor, a cell's value that is gone, an index out of range, what
   * is behind a host function, and where the body of an operation is recorded. Never throws.
   */
  @Override
  public String toString() {
    if (!Recorder.expanding() && !GraphAccess.get().calls(node)) {
      try {
        if (Pending.little(this)) {
          return TensorText.of(type, Evaluation.value(this));
        }
      } catch (RuntimeException | Error e) {
        // Whoever looks at a tensor is mostly looking for an error already.
      }
    }
    return node.label() + " " + type;
  }
}
