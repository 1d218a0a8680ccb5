package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Primitive;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Meta-tests: an operation of the sealed hierarchy or the enums without a case fails the build. */
class CoverageTest {
  private static final Set<Object> COVERED = OperationCases.all().stream().map(OperationCase::covers).collect(Collectors.toSet());

  @Test
  void everyPrimitiveHasCases() {
    Set<Class<?>> missing = new HashSet<>(List.of(Primitive.class.getPermittedSubclasses()));
    assertFalse(missing.isEmpty());
    // Those three are covered function by function.
    missing.removeAll(Set.of(Unary.class, Binary.class, Reduce.class));
    missing.removeAll(COVERED);
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyFunctionHasCases() {
    Set<Object> missing = new HashSet<>();
    missing.addAll(Arrays.asList(UnaryFunction.values()));
    missing.addAll(Arrays.asList(BinaryFunction.values()));
    missing.addAll(Arrays.asList(ReduceFunction.values()));
    missing.removeAll(COVERED);
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyRuleHasChecks() {
    Set<Rule> missing = new TreeSet<>(Arrays.asList(Rule.values()));
    new ConformanceChecks(new BrokenEngine((request, right) -> right).open(), true).all().forEach(check -> missing.remove(check.rule()));
    // Those three are checked beside the operations.
    missing.removeAll(Set.of(Rule.R11_PAUSE, Rule.R12_PROBE, Rule.R14_KERNELS));
    assertEquals(Set.of(), missing);
  }

  @Test
  void checkNamesAreDistinct() {
    Set<String> names = new HashSet<>();
    for (Check check : new ConformanceChecks(new BrokenEngine((request, right) -> right).open(), true).all()) {
      assertEquals(true, names.add(check.path()), check.path());
    }
  }
}
