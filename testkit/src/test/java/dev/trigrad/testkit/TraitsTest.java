package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.IndexException;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Node;
import dev.trigrad.op.Access;
import dev.trigrad.op.Decision;
import dev.trigrad.op.Primitive;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.testkit.cases.OperationCase;
import dev.trigrad.testkit.cases.OperationCases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the primitives say of themselves holds for their double-precision meaning, in every case.
 */
class TraitsTest {
  /** A small step, whose square is lost in rounding. */
  private static final double STEP = 1e-9;

  /** More than a continuous operation changes by {@link #STEP}. */
  private static final double JUMP = 1e-3;

  /** A primitive on the inputs of a case. */
  private record Use(String name, Primitive op, List<ReferenceValue> inputs, TensorType type) {
    ReferenceValue result() {
      return op.reference(inputs, type);
    }

    Use on(List<ReferenceValue> others) {
      return new Use(name, op, others, type);
    }
  }

  private static Stream<Use> uses() {
    return OperationCases.all().stream().flatMap(TraitsTest::uses);
  }

  /** The primitives that a case records, as far as they are small. */
  private static Stream<Use> uses(OperationCase each) {
    var uses = new ArrayList<Use>();
    add(each, each.function().apply(each.inputs().get()).node(), new Reference(), uses);
    return uses.stream();
  }

  private static void add(OperationCase each, Node node, Reference reference, List<Use> uses) {
    node.inputs().forEach(input -> add(each, input.node(), reference, uses));
    if (node.op() instanceof Primitive op && node.types().getFirst().elements() < 200) {
      String name = each.operation() + " " + each.name();
      List<ReferenceValue> inputs = node.inputs().stream().map(reference::of).toList();
      uses.add(new Use(name, op, inputs, node.types().getFirst()));
    }
  }

  private static List<ReferenceValue> with(List<ReferenceValue> inputs, int i, double[] values) {
    var changed = new ArrayList<>(inputs);
    changed.set(i, ReferenceValue.exact(inputs.get(i).type(), values));
    return changed;
  }

  @Test
  void allPrimitivesAreLookedAt() {
    Set<String> missing = new TreeSet<>();
    CoverageTest.primitives().forEach(type -> missing.add(type.getName()));
    uses().forEach(use -> missing.remove(use.op.getClass().getName()));
    assertEquals(Set.of(), missing, "no small case");
  }

  @Test
  void elementwiseResultsDependOnTheirOwnPlaceAlone() {
    uses()
        .filter(use -> use.op.access() == Access.ELEMENTWISE)
        .forEach(
            use -> {
              double[] before = use.result().value();
              for (int i = 0; i < use.inputs.size(); i++) {
                boolean wide = use.inputs.get(i).type().shape().equals(use.type.shape());
                if (wide && before.length > 0) {
                  double[] values = use.inputs.get(i).value().clone();
                  int at = values.length / 2;
                  values[at] = values[at] == 1 ? other(use, i) : 1;
                  double[] after = use.on(with(use.inputs, i, values)).result().value().clone();
                  after[at] = before[at];
                  assertArrayEquals(before, after, use.name);
                }
              }
            });
  }

  /** A number that every operation takes there: a divisor of integers is not 0. */
  private static double other(Use use, int input) {
    DType dtype = use.inputs.get(input).type().dtype();
    return dtype == DType.INT32 ? 2 : 0;
  }

  @Test
  void aliasesHaveTheElementsOfTheirInputInItsOrder() {
    uses()
        .filter(use -> use.op.access() == Access.ALIAS)
        .forEach(
            use -> {
              assertEquals(1, use.inputs.size(), use.name);
              assertEquals(use.inputs.getFirst().type().dtype(), use.type.dtype(), use.name);
              assertArrayEquals(use.inputs.getFirst().value(), use.result().value(), use.name);
            });
  }

  @Test
  void whatRefusesIntegersSaysThatItCanFail() {
    Set<String> failed = new TreeSet<>();
    uses()
        .forEach(
            use -> {
              for (int i = 0; i < use.inputs.size(); i++) {
                if (use.inputs.get(i).type().dtype() == DType.INT32) {
                  double[] values = new double[use.inputs.get(i).elements()];
                  Arrays.fill(values, Integer.MAX_VALUE);
                  try {
                    use.on(with(use.inputs, i, values)).result();
                  } catch (IndexException e) {
                    failed.add(use.op.getClass().getSimpleName());
                    assertTrue(
                        use.op.canFail(),
                        use.name + " fails: " + e.getMessage() + "; let its canFail() say so");
                  }
                }
              }
            });
    assertTrue(failed.containsAll(Set.of("Gather", "ScatterAdd", "Slice")), failed::toString);
  }

  /** Decisions at which results jump; at the others they have kinks. */
  private static final Set<Decision> JUMPS = Set.of(Decision.RESULT, Decision.QUOTIENT);

  /**
   * At equal operands and at 0, where decisions are taken; each operand a little to either side.
   */
  @Test
  void whatJumpsSaysThatItDecides() {
    Set<String> jumping = new TreeSet<>();
    for (double point : new double[] {0, 1}) {
      uses()
          .filter(use -> use.inputs.stream().anyMatch(x -> x.type().dtype() == DType.FLOAT32))
          .forEach(
              use -> {
                Use at = around(use, point, 0);
                for (int side : new int[] {-1, 1}) {
                  Use beside = around(use, point, side);
                  if (jumps(at.result(), beside.result())) {
                    jumping.add(use.op.name());
                    assertTrue(
                        !Arrays.equals(outcome(at), outcome(beside)),
                        use.name + " jumps at " + point + "; let its decision() say so");
                    assertTrue(JUMPS.contains(use.op.decision()), use.name);
                  }
                }
              });
    }
    assertTrue(
        jumping.containsAll(Set.of("sign", "less", "argmax", "cast", "fmod")), jumping::toString);
  }

  private static double[] outcome(Use use) {
    return use.op.decision().outcome(use.op, use.inputs, use.result());
  }

  private static Use around(Use use, double point, int side) {
    List<ReferenceValue> inputs = use.inputs;
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).type().dtype() == DType.FLOAT32) {
        double[] values = new double[inputs.get(i).elements()];
        for (int j = 0; j < values.length; j++) {
          values[j] = (i == 0 ? point : 1) + side * STEP * ((i + j) % 3 - 1);
        }
        inputs = with(inputs, i, values);
      }
    }
    return use.on(inputs);
  }

  private static boolean jumps(ReferenceValue a, ReferenceValue b) {
    for (int i = 0; i < a.elements(); i++) {
      double change = Math.abs(a.value()[i] - b.value()[i]);
      if (change > JUMP && change < Double.POSITIVE_INFINITY) {
        return true;
      }
    }
    return false;
  }
}
