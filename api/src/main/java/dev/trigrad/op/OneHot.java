package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import java.util.List;

/**
 * {@code y[i…, c] = 1 if x[i…] = c, else 0} for int32 x; an index outside [0, classes) gives a row
 * of zeros if computed.
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
    Gather.checkKnown("oneHot", inputs.getFirst(), classes);
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor x = inputs.getFirst();
    return List.of(x.unsqueeze(x.shape().rank()).equal(Tensor.arange(classes)).cast(DType.FLOAT32));
  }
}
