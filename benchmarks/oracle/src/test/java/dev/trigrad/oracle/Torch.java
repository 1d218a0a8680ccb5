package dev.trigrad.oracle;

import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Node;
import dev.trigrad.nn.Module;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.program.Architecture;
import dev.trigrad.testkit.program.Code;
import dev.trigrad.testkit.program.CompositeCode;
import dev.trigrad.testkit.program.ElementwiseCode;
import dev.trigrad.testkit.program.IndexCode;
import dev.trigrad.testkit.program.Interpreter;
import dev.trigrad.testkit.program.LayoutCode;
import dev.trigrad.testkit.program.ReductionCode;
import dev.trigrad.testkit.program.Statement;
import dev.trigrad.testkit.program.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A program in torch, statement by statement beside the interpreter that records it for Trigrad.
 * Only numbers of leaves and cells are taken from there; cells are read anew after each step.
 */
final class Torch {
  /** A cell's numbers at one version. */
  private record Reading(long version, Tensor tensor) {}

  private final Interpreter trigrad;
  private final Map<Node, Map<Integer, Tensor>> tensors = new IdentityHashMap<>();
  private final Map<Cell, Reading> cells = new IdentityHashMap<>();
  private final Map<Value, Architecture> architectures = new HashMap<>();

  Torch(Interpreter trigrad) {
    this.trigrad = trigrad;
  }

  /** Does {@code statement}, the last that the interpreter has done. */
  void run(Statement statement) {
    Value first = new Value(trigrad.done() - 1, 0);
    if (statement instanceof Statement.Network network) {
      architectures.put(first, network.architecture());
    }
    List<?> made = trigrad.made(first.statement());
    if (made.isEmpty() || !(made.getFirst() instanceof dev.trigrad.Tensor)) {
      return;
    }
    List<Tensor> results = results(statement, first);
    for (int i = 0; i < results.size(); i++) {
      dev.trigrad.Tensor same = (dev.trigrad.Tensor) made.get(i);
      // What Trigrad records as the same node is the same variable.
      tensors
          .computeIfAbsent(same.node(), key -> new HashMap<>())
          .putIfAbsent(same.output(), Tensors.differentiable(results.get(i)));
    }
  }

  private List<Tensor> results(Statement statement, Value at) {
    return switch (statement) {
      case Statement.Leaf _ -> List.of(leaf(trigrad.tensor(at)));
      case Statement.Read(var variable) -> List.of(read(trigrad.cell(variable)));
      case Statement.Use(var network, var input) ->
          List.of(
              use(architectures.get(network), trigrad.module(network), of(trigrad.tensor(input))));
      case Statement.Apply apply when trigrad.tensor(at).node().op() == null ->
          // The evaluated value itself, cut off from what made it.
          List.of(leaf(trigrad.tensor(at)));
      case Statement.Apply(var code, var operands, var numbers) ->
          apply(
              code,
              operands.stream().map(v -> of(trigrad.tensor(v))).toArray(Tensor[]::new),
              numbers.toArray());
      case Statement.Differentiate(var y, var cotangent, var targets) -> {
        Tensor of = of(trigrad.tensor(y));
        Tensor given = y.equals(cotangent) ? torch.ones_like(of) : of(trigrad.tensor(cotangent));
        yield TorchComposites.gradients(
            of, given, targets.stream().map(v -> of(trigrad.tensor(v))).toList());
      }
      default -> throw new IllegalStateException(statement.toString());
    };
  }

  private static List<Tensor> apply(Code code, Tensor[] v, int[] n) {
    return switch (code) {
      case ElementwiseCode elementwise -> List.of(TorchElementwise.of(elementwise, v, n));
      case ReductionCode reduction -> List.of(TorchComposites.of(reduction, v, n));
      case LayoutCode layout -> List.of(TorchLayout.of(layout, v, n));
      case IndexCode index -> List.of(TorchLayout.of(index, v, n));
      case CompositeCode composite -> TorchComposites.of(composite, v, n);
    };
  }

  private static Tensor leaf(dev.trigrad.Tensor leaf) {
    return Tensors.of(Evaluator.value(leaf), leaf.shape(), leaf.dtype());
  }

  private Tensor read(Cell cell) {
    Reading known = cells.get(cell);
    if (known == null || known.version() != cell.version()) {
      known = new Reading(cell.version(), leaf(cell.snapshot()));
      cells.put(cell, known);
    }
    return known.tensor();
  }

  /** What torch has for a tensor of Trigrad's. */
  Tensor of(dev.trigrad.Tensor tensor) {
    return tensors.get(tensor.node()).get(tensor.output());
  }

  /** The variable that networks read for a parameter. */
  Tensor parameter(Cell parameter) {
    return read(parameter);
  }

  private Tensor use(Architecture architecture, Module module, Tensor x) {
    List<Tensor> p = module.parameters().stream().map(this::read).toList();
    return switch (architecture) {
      case LINEAR -> linear(x, p, 0);
      case PERCEPTRON -> linear(linear(x, p, 0).tanh(), p, 2);
      case NORMALIZED -> {
        Tensor weight = p.get(2);
        Tensor y =
            TorchComposites.layerNorm(
                linear(x, p, 0),
                Tensors.sizes(weight),
                new TensorOptional(weight),
                new TensorOptional(p.get(3)),
                1e-5f);
        yield linear(torch.gelu(y), p, 4);
      }
      case RESIDUAL -> linear(x.add(linear(x, p, 0)), p, 2);
    };
  }

  private static Tensor linear(Tensor x, List<Tensor> parameters, int at) {
    return x.matmul(parameters.get(at)).add(parameters.get(at + 1));
  }
}
