package dev.trigrad.op.composite;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Gather;
import java.util.List;

/**
 * {@code y[i…, c] = 1 if x[i…] = c, else 0} for int32 x in [0, classes); an index outside fails:
 * where it is recorded if known there, else at evaluation.
 */
public record OneHot(int classes) implements Composite {
  @Override
  public String name() {
    return "oneHot";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = inputs.getFirst();
    if (x.dtype() != DType.INT32) {
      throw new DTypeException("oneHot: takes int32, got " + x + "; cast it first");
    }
    if (classes < 0) {
      throw new ShapeException("oneHot: negative number of classes " + classes);
    }
    return List.of(TensorType.float32(x.shape().append(Shape.of(classes))));
  }

  @Override
  public void check(List<Tensor> inputs) {
    if (inputs.getFirst().knownInts() instanceof int[] known) {
      Gather.checkIndices("oneHot", known, known.length, classes);
    }
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    return List.of(own(inputs.getFirst(), classes).cast(DType.FLOAT32));
  }

  /**
   * Whether each class is the one that {@code x} names, [x…, classes]; evaluating it fails if an
   * index is out of range.
   */
  public static Tensor own(Tensor x, int classes) {
    Tensor all = Tensor.arange(classes);
    // Looking each index up among the classes changes none, but checks those that only a run knows.
    Tensor checked = Recorder.record(new Gather(0), all, x);
    return checked.unsqueeze(x.shape().rank()).equal(all);
  }
}
