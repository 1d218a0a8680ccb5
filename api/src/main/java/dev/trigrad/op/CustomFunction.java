package dev.trigrad.op;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An operation with a gradient of the user's own: a forward and a backward half, both written with
 * tensors, so that they are planned, fused and differentiated like anything else.
 *
 * <pre>{@code
 * record Swish() implements CustomFunction {
 *   public String name() {
 *     return "swish";
 *   }
 *
 *   public List<Tensor> forward(Saved saved, List<Tensor> in) {
 *     return List.of(in.getFirst().mul(saved.save(in.getFirst().sigmoid())));
 *   }
 *
 *   public Tensor[] backward(Backward b) {
 *     Tensor sigmoid = b.saved(0);
 *     Tensor slope = sigmoid.add(b.output(0).mul(sigmoid.neg().add(1)));
 *     return new Tensor[] {b.cotangent(0).mul(slope)};
 *   }
 * }
 *
 * Tensor y = new Swish().apply(x);
 * }</pre>
 *
 * <p>Like every {@link Composite} it is a record of values that depends on them and on its inputs
 * alone; floats are inputs. What is saved are further outputs of its node, behind the results. In a
 * gradient of a gradient, the backward half is differentiated as it is written, and what it reads
 * of the saved tensors as the forward half computes them.
 */
public interface CustomFunction extends Composite {
  /** Records the results, {@link #results} of them, and saves what the backward half needs. */
  List<Tensor> forward(Saved saved, List<Tensor> inputs);

  /**
   * For each input the cotangent that the results' cotangents send back to it, or {@code null}
   * where none flows or none is needed. Cotangents of results that nothing depends on are {@code
   * null}.
   */
  Tensor[] backward(Backward backward);

  /** Number of results, 1 unless this is overridden. */
  default int results() {
    return 1;
  }

  /** The first result on {@code inputs}. */
  default Tensor apply(Tensor... inputs) {
    return applyAll(inputs).getFirst();
  }

  /** All results on {@code inputs}. */
  default List<Tensor> applyAll(Tensor... inputs) {
    ArgumentException.requirePresent(inputs, name(), "array of inputs");
    return Recorder.recordAll(this, Arrays.asList(inputs)).subList(0, results());
  }

  @Override
  default List<Tensor> body(List<Tensor> inputs) {
    var saved = new Saved();
    List<Tensor> results = forward(saved, inputs);
    if (results == null || results.size() != results()) {
      throw new GraphException(
          name()
              + ": its forward half gives "
              + (results == null ? "null" : results.size() + " results")
              + ", results() says "
              + results()
              + "; make them agree");
    }
    var all = new ArrayList<>(results);
    all.addAll(saved.tensors());
    return all;
  }

  @Override
  default Tensor[] gradient(Backward b) {
    int results = results();
    List<Tensor> cotangents = b.cotangents();
    Tensor[] gradients = new Tensor[b.inputs().size()];
    if (cotangents.subList(0, results).stream().anyMatch(given -> given != null)) {
      gradients =
          backward(
              new Backward(
                  b.inputs(),
                  b.outputs().subList(0, results),
                  cotangents.subList(0, results),
                  b.needs(),
                  b.outputs().subList(results, b.outputs().size())));
    }
    if (gradients == null) {
      throw new GraphException(
          name()
              + ": its backward half gives null; return an array of one gradient for each input");
    }
    // Another number of them is refused where gradients are added up.
    return gradients.length == b.inputs().size()
        ? SavedGradients.added(this, b, gradients)
        : gradients;
  }
}
