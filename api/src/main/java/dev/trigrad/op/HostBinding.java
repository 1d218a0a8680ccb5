package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What stands in place of an array at the leaf that binds a {@link HostFunction} to one of its
 * applications: the last input of its node.
 *
 * @param function what to call
 * @param number of the application, in the order of recording
 */
public record HostBinding(HostFunction function, long number) {
  private static final AtomicLong APPLICATIONS = new AtomicLong();

  /** No engine sees it: a tensor without elements. */
  static final TensorType TYPE = new TensorType(DType.INT32, Shape.of(0));

  /** The leaf of a new application. */
  static Tensor leaf(HostFunction function) {
    return Recorder.constant(TYPE, new HostBinding(function, APPLICATIONS.getAndIncrement()));
  }

  /** What the leaf {@code tensor} binds. */
  static HostBinding of(Tensor tensor) {
    return (HostBinding) tensor.node().value(0);
  }

  /** The function's name. */
  @Override
  public String toString() {
    return function.name();
  }
}
