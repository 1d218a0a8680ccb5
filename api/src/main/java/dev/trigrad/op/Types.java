package dev.trigrad.op;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import java.util.List;

/** Lists of one type, taken from where there is one already: recording makes so many. */
final class Types {
  private Types() {}

  /** The type of {@code x} alone. */
  static List<TensorType> of(Tensor x) {
    List<TensorType> all = x.node().types();
    return all.size() == 1 ? all : List.of(x.type());
  }
}
