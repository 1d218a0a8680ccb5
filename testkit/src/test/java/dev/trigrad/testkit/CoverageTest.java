package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Primitive;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.reference.Reference;
import dev.trigrad.testkit.cases.OperationCase;
import dev.trigrad.testkit.cases.OperationCases;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Meta-tests: an operation of the sealed hierarchy, the enums or the library's packages without a
 * case fails the build.
 */
class CoverageTest {
  private static final List<OperationCase> CASES = OperationCases.all();
  private static final Set<Object> COVERED =
      CASES.stream().map(OperationCase::covers).collect(Collectors.toSet());

  @Test
  void everyPrimitiveHasCases() {
    Set<Class<?>> missing = primitives();
    assertFalse(missing.isEmpty());
    // Those three are covered function by function.
    missing.removeAll(Set.of(Unary.class, Binary.class, Reduce.class));
    missing.removeAll(COVERED);
    Remedy.unlessEmpty(missing, "no case covers", Remedy::ofCase);
  }

  /** The records of the sealed hierarchy. */
  static Set<Class<?>> primitives() {
    Set<Class<?>> found = new HashSet<>();
    addRecords(Primitive.class, found);
    return found;
  }

  private static void addRecords(Class<?> type, Set<Class<?>> found) {
    if (type.isSealed()) {
      for (Class<?> each : type.getPermittedSubclasses()) {
        addRecords(each, found);
      }
    } else {
      found.add(type);
    }
  }

  @Test
  void everyFunctionHasCases() {
    Set<Object> missing = new HashSet<>();
    missing.addAll(Arrays.asList(UnaryFunction.values()));
    missing.addAll(Arrays.asList(BinaryFunction.values()));
    missing.addAll(Arrays.asList(ReduceFunction.values()));
    missing.removeAll(COVERED);
    Remedy.unlessEmpty(missing, "no case covers", Remedy::ofCase);
  }

  /** Every composite class of the library, private ones included, comes up in the checks. */
  @Test
  void everyCompositeComesUp() {
    var checks = BrokenEnginesTest.conformance(BrokenEngine.sound().open());
    for (Check check : checks.all()) {
      if (check.rule() == Rule.R1_SHAPE
          || check.rule() == Rule.R8_PASSES
          || check.rule() == Rule.R13_UPDATES) {
        try {
          check.body().execute();
        } catch (Throwable e) {
          throw new AssertionError(check.path(), e);
        }
      }
    }
    Set<String> missing = composites();
    assertTrue(missing.size() >= 10, missing::toString);
    checks.composites().forEach(found -> missing.remove(found.getName()));
    Remedy.unlessEmpty(
        missing.stream().map(ApiClasses::named).toList(), "no check plans", Remedy::ofCase);
  }

  private static Set<String> composites() {
    Set<String> names = new TreeSet<>();
    ApiClasses.all().stream()
        .filter(CoverageTest::isComposite)
        .forEach(c -> names.add(c.getName()));
    return names;
  }

  private static boolean isComposite(Class<?> type) {
    return Composite.class.isAssignableFrom(type) && !type.isInterface();
  }

  /** A case whose reference leaves every outcome open would prove nothing. */
  @Test
  void ordinaryCasesAreDetermined() {
    Set<String> open = new TreeSet<>();
    for (OperationCase each : CASES) {
      Tensor result = each.function().apply(each.inputs().get());
      for (double bound : new Reference().of(result).bound()) {
        if (each.rule() != Rule.R4_SPECIAL && bound == Double.POSITIVE_INFINITY) {
          open.add(each.operation() + " " + each.name());
        }
      }
    }
    assertEquals(
        Set.of(),
        open,
        "the reference leaves these cases open, which would prove nothing; draw their samples where"
            + " the operation is well conditioned, as OperationCases.pair does for divisors");
  }

  @Test
  void everyRuleHasChecks() {
    Set<Rule> missing = new TreeSet<>(Arrays.asList(Rule.values()));
    BrokenEnginesTest.conformance(BrokenEngine.sound().open())
        .all()
        .forEach(check -> missing.remove(check.rule()));
    // Those three are checked beside the operations.
    missing.removeAll(Set.of(Rule.R11_PAUSE, Rule.R12_PROBE, Rule.R14_KERNELS));
    Remedy.unlessEmpty(missing, "no check is of", Remedy::ofRule);
  }

  @Test
  void checkNamesAreDistinct() {
    Set<String> names = new HashSet<>();
    for (Check check : BrokenEnginesTest.conformance(BrokenEngine.sound().open()).all()) {
      assertTrue(
          names.add(check.path()),
          () -> "two checks are called " + check.path() + "; name their cases differently");
    }
  }
}
