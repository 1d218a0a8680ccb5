package dev.trigrad.benchmarks.playground.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Settings ALL =
      new Settings(
          Source.CSV,
          60,
          0.1,
          0.5,
          3,
          List.of("a", "b", "c"),
          List.of(Feature.X, Feature.Y),
          List.of(6, 5),
          ActivationChoice.TANH,
          LossChoice.HINGE,
          OptimizerChoice.RMSPROP,
          0.2,
          0.3,
          0.4,
          0.6,
          8,
          "vector",
          9);

  private static final Settings NONE =
      new Settings(
          Source.XOR,
          61,
          0.15,
          0.55,
          4,
          List.of(),
          List.of(Feature.Y),
          List.of(),
          ActivationChoice.RELU,
          LossChoice.SQUARED,
          OptimizerChoice.SGD,
          0.25,
          0.35,
          0.45,
          0.65,
          16,
          "java",
          10);

  /** Each component by itself: no two may be mistaken for each other, and none forgotten. */
  @Test
  void changesWhatIsAssignedAndNothingElse() throws ReflectiveOperationException {
    assertEquals(ALL, ALL.but(_ -> {}));
    RecordComponent[] components = Settings.class.getRecordComponents();
    for (RecordComponent changed : components) {
      Object value = changed.getAccessor().invoke(NONE);
      Field field = SettingsDraft.class.getField(changed.getName());
      Settings other = ALL.but(draft -> assign(field, draft, value));
      for (RecordComponent each : components) {
        Object expected = each.getAccessor().invoke(each == changed ? NONE : ALL);
        assertEquals(expected, each.getAccessor().invoke(other), changed + " and " + each);
      }
      assertNotEquals(ALL, other, changed.getName());
    }
  }

  private static void assign(Field field, SettingsDraft draft, Object value) {
    try {
      field.set(draft, value);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
