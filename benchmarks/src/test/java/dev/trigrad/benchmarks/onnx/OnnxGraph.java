package dev.trigrad.benchmarks.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.trigrad.Tensor;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs an ONNX model node by node on Trigrad's operations. */
final class OnnxGraph {
  private static final Map<String, Function<OnnxNode, Tensor>> ONE = new HashMap<>();
  private static final Map<String, Function<OnnxNode, List<Tensor>>> SEVERAL =
      Map.of(
          "Split", LayoutOperators::split,
          "TopK", ReductionOperators::topK,
          "LayerNormalization", ReductionOperators::layerNorm,
          "BatchNormalization", ReductionOperators::batchNorm,
          "SoftmaxCrossEntropyLoss", LossOperators::softmaxCrossEntropy,
          "NegativeLogLikelihoodLoss", LossOperators::negativeLogLikelihood,
          "Adam", LossOperators::adam,
          "Adagrad", LossOperators::adagrad,
          "Momentum", LossOperators::momentum);

  static {
    ElementwiseOperators.register(ONE);
    ReductionOperators.register(ONE);
    LayoutOperators.register(ONE);
    IndexOperators.register(ONE);
  }

  private final ModelProto model;
  private final Evaluator evaluator;

  OnnxGraph(ModelProto model, Evaluator evaluator) {
    this.model = model;
    this.evaluator = evaluator;
  }

  /**
   * The model's outputs for {@code inputs}; throws {@link Excluded} if an operator is not among
   * those written.
   */
  List<Tensor> run(List<Tensor> inputs) {
    Map<String, Tensor> values = new HashMap<>();
    for (TensorProto constant : model.getGraph().getInitializerList()) {
      values.put(constant.getName(), OnnxTensors.of(constant));
    }
    int next = 0;
    for (var input : model.getGraph().getInputList()) {
      if (!values.containsKey(input.getName()) && next < inputs.size()) {
        values.put(input.getName(), inputs.get(next++));
      }
    }
    for (NodeProto node : model.getGraph().getNodeList()) {
      run(node, values);
    }
    var outputs = new ArrayList<Tensor>();
    model.getGraph().getOutputList().forEach(output -> outputs.add(values.get(output.getName())));
    return outputs;
  }

  private void run(NodeProto proto, Map<String, Tensor> values) {
    var arguments = new ArrayList<Tensor>();
    for (String name : proto.getInputList()) {
      arguments.add(name.isEmpty() ? null : values.get(name));
    }
    var node = new OnnxNode(proto, arguments, opset(), evaluator);
    String operator = proto.getOpType();
    if (ONE.containsKey(operator)) {
      if (proto.getOutputList().stream().filter(name -> !name.isEmpty()).count() > 1) {
        throw new Excluded(operator + " with several outputs");
      }
      values.put(proto.getOutput(0), ONE.get(operator).apply(node));
    } else if (SEVERAL.containsKey(operator)) {
      List<Tensor> results = SEVERAL.get(operator).apply(node);
      for (int i = 0; i < proto.getOutputCount(); i++) {
        values.put(proto.getOutput(i), results.get(i));
      }
    } else {
      throw new Excluded("operator " + operator + " is not in the library");
    }
  }

  private long opset() {
    long version = 0;
    for (var opset : model.getOpsetImportList()) {
      if (opset.getDomain().isEmpty()) {
        version = opset.getVersion();
      }
    }
    return version;
  }
}
