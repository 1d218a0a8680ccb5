package dev.trigrad.benchmarks.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.run.Evaluator;
import java.util.List;

/**
 * One ONNX node about to be run.
 *
 * @param proto operator and attributes
 * @param inputs its inputs; {@code null} for those left out
 * @param opset version of the operator set
 * @param evaluator evaluates inputs that must be known, such as shapes
 */
record OnnxNode(NodeProto proto, List<Tensor> inputs, long opset, Evaluator evaluator) {
  Tensor in(int i) {
    return inputs.get(i);
  }

  boolean has(int i) {
    return i < inputs.size() && inputs.get(i) != null;
  }

  Shape shape(int i) {
    return in(i).shape();
  }

  /** The values of an int input. */
  int[] known(int i) {
    return evaluator.evaluate(in(i)).toIntArray();
  }

  AttributeProto attribute(String name) {
    for (AttributeProto attribute : proto.getAttributeList()) {
      if (attribute.getName().equals(name)) {
        return attribute;
      }
    }
    return null;
  }

  int integer(String name, int otherwise) {
    var attribute = attribute(name);
    return attribute == null ? otherwise : (int) attribute.getI();
  }

  float number(String name, float otherwise) {
    var attribute = attribute(name);
    return attribute == null ? otherwise : attribute.getF();
  }

  String string(String name, String otherwise) {
    var attribute = attribute(name);
    return attribute == null ? otherwise : attribute.getS().toStringUtf8();
  }

  int[] integers(String name) {
    var attribute = attribute(name);
    return attribute == null
        ? null
        : attribute.getIntsList().stream().mapToInt(Long::intValue).toArray();
  }

  /**
   * A list of integers given as an attribute by older operator sets, and as input {@code i} by
   * newer ones.
   */
  int[] integers(String name, int i) {
    return has(i) ? known(i) : integers(name);
  }

  /** {@code axis} counted from the front. */
  static int axis(int axis, int rank) {
    return axis < 0 ? axis + rank : axis;
  }

  Tensor requireFloat(int i) {
    if (in(i).dtype() != DType.FLOAT32) {
      throw new Excluded(proto.getOpType() + " of integers");
    }
    return in(i);
  }
}
