package dev.trigrad.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Linear;
import dev.trigrad.optim.schedule.ReduceOnPlateau;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.optim.transform.ClipByGlobalNorm;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an optimizer is stays known after any of its settings. */
class FluentOptimizerTest {
  private static final Linear MODEL = new Linear(2, 1);

  /** Every class of the package that can be made. */
  private static List<Class<?>> optimizers() throws IOException, URISyntaxException {
    Path root =
        Path.of(Optimizer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var found = new ArrayList<Class<?>>();
    try (Stream<Path> files = Files.list(root.resolve("dev/trigrad/optim"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.matches("[A-Z]\\w*\\.class")) {
          Class<?> type = type("dev.trigrad.optim." + name.replace(".class", ""));
          if (Optimizer.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
            found.add(type);
          }
        }
      }
    }
    return found;
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyOptimizerIsFluentInItself() throws IOException, URISyntaxException {
    List<Class<?>> optimizers = optimizers();
    assertTrue(optimizers.size() >= 13, optimizers::toString);
    for (Class<?> type : optimizers) {
      var parent = assertInstanceOf(ParameterizedType.class, type.getGenericSuperclass());
      assertTrue(FluentOptimizer.class.isAssignableFrom((Class<?>) parent.getRawType()));
      assertSame(type, parent.getActualTypeArguments()[0], type::toString);
    }
  }

  @Test
  void whateverGivesAnOptimizerGivesItsOwnType() throws NoSuchMethodException {
    int count = 0;
    for (Method method : Optimizer.class.getMethods()) {
      if (method.getReturnType() == Optimizer.class && !method.isBridge()) {
        Method own = FluentOptimizer.class.getMethod(method.getName(), method.getParameterTypes());
        assertEquals("O", own.getGenericReturnType().getTypeName(), own::toString);
        count++;
      }
    }
    assertEquals(8, count, "settings that stand around every optimizer");
  }

  @Test
  void settingsKeepTheType() {
    Adam adam =
        new Adam(MODEL)
            .seed(1)
            .schedule(Schedule.cosine(10))
            .plateau(new ReduceOnPlateau())
            .transform(new ClipByGlobalNorm(1))
            .group(parameter -> parameter.type().shape().rank() < 2, group -> group.weightDecay(0))
            .allowUnreached()
            .maximize()
            .amsgrad();
    Lbfgs lbfgs = new Lbfgs(MODEL).seed(2).history(5);
    assertEquals(List.of(2, 1), List.of(adam.groups().size(), lbfgs.groups().size()));
  }

  @Test
  void oneOfTwoIsAnOptimizer() {
    for (boolean fast : new boolean[] {false, true}) {
      Optimizer told = fast ? new Sgd(MODEL, 0.1) : new Adam(MODEL, 0.001);
      var found = fast ? new Sgd(MODEL, 0.1) : new Adam(MODEL, 0.001);
      Optimizer searching = fast ? new Lbfgs(MODEL) : new Adam(MODEL).seed(1);
      Optimizer seeded = found.seed(1).schedule(Schedule.cosine(10));
      assertSame(found, seeded);
      assertEquals(fast ? Sgd.class : Adam.class, told.getClass());
      assertEquals(fast ? Lbfgs.class : Adam.class, searching.getClass());
    }
  }

  @Test
  void oneWithoutANameSaysWhatItIs() {
    assertEquals("Sgd, learning rate 0.1", new Sgd(MODEL, 0.1).toString());
    var own =
        new Optimizer(MODEL, 0.1) {
          @Override
          protected void update(List<Tensor> gradients, Updates updates) {}

          @Override
          protected Map<String, Cell> slots() {
            return Map.of();
          }
        };
    assertEquals("Optimizer, learning rate 0.1", own.toString());
  }
}
