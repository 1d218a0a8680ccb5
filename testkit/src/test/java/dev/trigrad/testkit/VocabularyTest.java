package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.testkit.cases.OperationCase;
import dev.trigrad.testkit.cases.OperationCases;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Meta-tests: a public operation of {@link Tensor} that no row of the kit is called after fails the
 * build.
 */
class VocabularyTest {
  /** Public methods that give tensors without computing any. */
  private static final Set<String> NO_OPERATIONS = Set.of("of");

  @Test
  void everyOperationHasRows() {
    Set<String> missing = operations();
    assertTrue(missing.size() > 50, missing::toString);
    missing.removeAll(
        OperationCases.all().stream().map(OperationCase::operation).collect(Collectors.toSet()));
    Remedy.unlessEmpty(missing, "no row is called", Remedy::ofMethod);
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
