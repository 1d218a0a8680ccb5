package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.loss.Loss;
import dev.trigrad.nn.Module;
import dev.trigrad.op.Op;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.testkit.cases.OperationCase;
import dev.trigrad.testkit.cases.OperationCases;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Meta-tests: a public operation of {@link Tensor}, module, loss or optimizer that no row of the
 * kit is called after fails the build.
 */
class VocabularyTest {
  private static final Set<String> ROWS =
      OperationCases.all().stream().map(OperationCase::operation).collect(Collectors.toSet());

  /** Public methods that give tensors without computing any. */
  private static final Set<String> NO_OPERATIONS = Set.of("of");

  @Test
  void everyOperationHasRows() {
    Set<String> missing = operations();
    assertTrue(missing.size() > 50, missing::toString);
    missing.removeAll(ROWS);
    Remedy.unlessEmpty(missing, "no row is called", Remedy::ofMethod);
  }

  @Test
  void everyModuleHasRows() {
    Set<String> missing = simpleNames(type -> Module.class.isAssignableFrom(type));
    assertTrue(missing.size() >= 17, missing::toString);
    missing.removeAll(ROWS);
    Remedy.unlessEmpty(missing, "no row is called", Remedy::ofModule);
  }

  /** What is called a loss, or makes one of more tensors than two. */
  @Test
  void everyLossHasRows() {
    Set<String> missing =
        simpleNames(
            type ->
                type.isRecord()
                    && type.getPackage() == Loss.class.getPackage()
                    && !Op.class.isAssignableFrom(type));
    assertTrue(missing.size() >= 24, missing::toString);
    missing.removeIf(
        name -> ROWS.contains(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)));
    Remedy.unlessEmpty(missing, "no row is called", Remedy::ofLoss);
  }

  @Test
  void everyOptimizerHasChecks() {
    Set<String> missing = simpleNames(type -> Optimizer.class.isAssignableFrom(type));
    assertTrue(missing.size() >= 13, missing::toString);
    for (Check check : BrokenEnginesTest.conformance(BrokenEngine.sound().open()).all()) {
      if (check.operation().equals("optimizers")) {
        missing.removeIf(name -> check.name().matches(name + "\\b.*"));
      }
    }
    Remedy.unlessEmpty(missing, "no check is called", Remedy::ofOptimizer);
  }

  /** Of the public classes of the api of which there are instances. */
  private static Set<String> simpleNames(Predicate<Class<?>> wanted) {
    Set<String> names = new TreeSet<>();
    for (Class<?> type : ApiClasses.all()) {
      boolean made =
          Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers());
      if (made && type.getEnclosingClass() == null && wanted.test(type)) {
        names.add(type.getSimpleName());
      }
    }
    return names;
  }

  /** Names of the public methods of Tensor, and of the interfaces it is made of, that give one. */
  private static Set<String> operations() {
    Set<String> names = new TreeSet<>();
    for (Method method : Tensor.class.getMethods()) {
      boolean own = method.getDeclaringClass().getPackage() == Tensor.class.getPackage();
      if (own && !method.isSynthetic() && givesTensors(method.getGenericReturnType())) {
        names.add(method.getName());
      }
    }
    assertFalse(Modifier.isAbstract(Tensor.class.getModifiers()));
    names.removeAll(NO_OPERATIONS);
    return names;
  }

  /** Whether {@code type} is a tensor, a list of them, or a record with one. */
  private static boolean givesTensors(Type type) {
    if (type instanceof ParameterizedType several) {
      return several.getActualTypeArguments()[0] == Tensor.class;
    }
    if (!(type instanceof Class<?> raw)) {
      return false;
    }
    var components = new HashSet<Class<?>>();
    if (raw.isRecord()) {
      for (RecordComponent component : raw.getRecordComponents()) {
        components.add(component.getType());
      }
    }
    return raw == Tensor.class
        || raw.isArray() && raw.getComponentType() == Tensor.class
        || components.contains(Tensor.class);
  }
}
