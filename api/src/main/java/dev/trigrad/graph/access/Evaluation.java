package dev.trigrad.graph.access;

import dev.trigrad.Tensor;
import dev.trigrad.TrigradException;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.Recorder;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What computes the tensors whose values are asked for without naming an engine. The graph does not
 * know engines: what does is found as a service of this module.
 */
public interface Evaluation {
  /** Computes {@code tensor}. */
  void evaluate(Tensor tensor);

  /** Computes {@code tensors}, in one program. */
  void evaluate(List<Tensor> tensors);

  /** Text on how {@code tensor} would be computed. */
  String explain(Tensor tensor);

  /**
   * The host array of {@code tensor}, computed if need be; do not change it.
   *
   * @throws dev.trigrad.GraphException where the body or gradient of an operation is recorded
   */
  static Object value(Tensor tensor) {
    if (Recorder.expanding()) {
      throw GraphAccess.get().refused(tensor);
    }
    Node node = tensor.node();
    if (!node.evaluated()) {
      standard().evaluate(tensor);
    }
    return node.value(tensor.output());
  }

  /** The one in use. */
  static Evaluation standard() {
    Evaluation known = Standard.found;
    return known != null ? known : Standard.find();
  }

  /** Finds the service once. */
  final class Standard {
    private static volatile Evaluation found;

    private Standard() {}

    private static Evaluation find() {
      Evaluation service =
          ServiceLoader.load(Evaluation.class, Evaluation.class.getClassLoader())
              .findFirst()
              .orElseThrow(
                  () ->
                      new TrigradException(
                          "evaluate: META-INF/services/"
                              + Evaluation.class.getName()
                              + " is missing; keep the service files of trigrad-api where jars are"
                              + " merged"));
      found = service;
      return service;
    }
  }
}
