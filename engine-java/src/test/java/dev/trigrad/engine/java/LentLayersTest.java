package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a lender throws or returns costs only itself. */
class LentLayersTest {
  @TempDir private Path directory;

  /** A lender without fault. */
  public static class Good implements KernelLayerProvider {
    @Override
    public String name() {
      return "good";
    }

    @Override
    public Availability probe() {
      return new Availability.Available("here");
    }

    @Override
    public List<Setting<?>> settings() {
      return List.of(Setting.flag("trigrad.lent"));
    }

    @Override
    public KernelLayer open() {
      return new JavaKernels();
    }
  }

  /** Cannot be made. */
  public static final class Unmade extends Good {
    /** Fails. */
    public Unmade() {
      throw new AssertionError("injected");
    }
  }

  /** Without a name. */
  public static final class Nameless extends Good {
    @Override
    public String name() {
      throw new IllegalStateException("injected");
    }
  }

  /** Probes to nothing. */
  public static final class Unprobed extends Good {
    @Override
    public Availability probe() {
      return null;
    }
  }

  /** Opens to nothing. */
  public static final class Unopened extends Good {
    @Override
    public KernelLayer open() {
      return null;
    }
  }

  /** Fails to open. */
  public static final class Failing extends Good {
    @Override
    public KernelLayer open() {
      throw new StackOverflowError("injected");
    }
  }

  /** Does not know its settings. */
  public static final class Unset extends Good {
    @Override
    public List<Setting<?>> settings() {
      throw new NoClassDefFoundError("injected");
    }
  }

  private ClassLoader loader(Class<?>... lenders) throws IOException {
    Path services = directory.resolve("services");
    var lines = new StringBuilder("no.such.Lender\n");
    for (Class<?> lender : lenders) {
      lines.append(lender.getName()).append('\n');
    }
    Files.writeString(services, lines);
    URI found = services.toUri();
    return new ClassLoader(LentLayersTest.class.getClassLoader()) {
      @Override
      public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals("META-INF/services/" + KernelLayerProvider.class.getName())
            ? Collections.enumeration(List.of(found.toURL()))
            : super.getResources(name);
      }

      @Override
      public InputStream getResourceAsStream(String name) {
        return getParent().getResourceAsStream(name);
      }
    };
  }

  @Test
  void faultyLenderCostsOnlyItself() throws IOException {
    for (Class<?> faulty :
        List.of(Unmade.class, Nameless.class, Unprobed.class, Unopened.class, Failing.class)) {
      var lent = LentLayers.open(loader(faulty, Good.class));
      assertEquals(1, lent.layers().size(), lent.summary());
      assertTrue(lent.summary().startsWith("good (here), then java; "), lent.summary());
      assertTrue(lent.summary().contains("; not ") || faulty == Unmade.class, lent.summary());
    }
  }

  @Test
  void lenderWithoutSettingsLeavesThoseOfOthers() throws IOException {
    var settings = LentLayers.settings(loader(Unset.class, Good.class));
    assertEquals(1, settings.size());
  }
}
