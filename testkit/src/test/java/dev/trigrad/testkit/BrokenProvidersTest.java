package dev.trigrad.testkit;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.Plan;
import dev.trigrad.engine.Setting;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.plan.Program;
import dev.trigrad.testkit.checks.KernelChecks;
import dev.trigrad.testkit.checks.ProviderChecks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Providers that do not explain themselves, long pauses and silent fallbacks trip their rules. */
class BrokenProvidersTest {
  @Test
  void aLongPauseTripsR11() {
    CriticalCalls panels = (ta, tb, m, n, k) -> new CriticalCalls.Work(2L * 64 * n * k, 4L * k * n);
    BrokenEnginesTest.trips(Set.of(Rule.R11_PAUSE), panels.checks());
    BrokenEnginesTest.trips(Set.of(), CriticalCalls.NONE.checks());
  }

  /** Sound, unless an answer is replaced. */
  private static final class Provider implements EngineProvider {
    Supplier<String> name = () -> "mine";
    Supplier<Integer> priority = () -> 0;
    Supplier<List<Setting<?>>> settings = () -> List.of(Setting.flag("trigrad.mine.loud"));
    Supplier<Availability> probe = () -> new Availability.Available("plain Java");
    Supplier<EngineInfo> info = () -> new EngineInfo("mine", "plain Java", Map.of());
    Supplier<Engine> open = this::engine;

    private Engine engine() {
      Engine engine = new JavaProvider().open();
      return new Engine() {
        @Override
        public EngineInfo info() {
          return info.get();
        }

        @Override
        public Plan compile(Program program) {
          return engine.compile(program);
        }
      };
    }

    @Override
    public String name() {
      return name.get();
    }

    @Override
    public int priority() {
      return priority.get();
    }

    @Override
    public List<Setting<?>> settings() {
      return settings.get();
    }

    @Override
    public Availability probe() {
      return probe.get();
    }

    @Override
    public Engine open() {
      return open.get();
    }
  }

  private static Availability unavailable() {
    return new Availability.Unavailable("no library", "install it");
  }

  private static <T> T fail(Error error) {
    throw error;
  }

  @SuppressWarnings("InfiniteRecursion")
  private static <T> T recurse() {
    return recurse();
  }

  private static List<Consumer<Provider>> faults() {
    var calls = new AtomicInteger();
    return List.of(
        p -> p.name = () -> "Mine",
        p -> p.name = () -> "",
        p -> p.name = () -> "my engine",
        p -> p.name = () -> null,
        p -> p.name = () -> fail(new AssertionError("boom")),
        p -> p.name = () -> "other",
        p -> {
          p.name = () -> "java";
          p.info = () -> new EngineInfo("java", "plain Java", Map.of());
        },
        p -> p.priority = () -> fail(new StackOverflowError()),
        p -> p.priority = calls::getAndIncrement,
        p -> p.settings = () -> null,
        p -> p.settings = () -> fail(new NoClassDefFoundError("some/Missing")),
        p -> p.settings = () -> List.of(Setting.flag("loud")),
        p -> p.probe = () -> fail(new UnsatisfiedLinkError("no library")),
        p -> p.probe = () -> fail(new AssertionError("boom")),
        p -> p.probe = BrokenProvidersTest::recurse,
        p -> p.probe = () -> null,
        p -> p.probe = () -> new Availability.Available("number " + calls.getAndIncrement()),
        p -> p.probe = () -> new Availability.Available("two\nlines"),
        p -> p.probe = () -> new Availability.Unavailable("no library", ""),
        p -> p.probe = BrokenProvidersTest::unavailable,
        p -> p.open = () -> null,
        p -> p.open = () -> fail(new AssertionError("boom")),
        p -> p.open = BrokenProvidersTest::recurse,
        p -> p.info = () -> null,
        p -> p.info = () -> fail(new OutOfMemoryError()),
        p -> p.info = () -> new EngineInfo("mine", " ", Map.of()),
        p -> gone(p, ""));
  }

  private static void gone(Provider provider, String remedy) {
    provider.probe = BrokenProvidersTest::unavailable;
    provider.open =
        () -> {
          throw new EngineUnavailableException("gone", remedy);
        };
  }

  @Test
  void providersThatDoNotExplainThemselvesTripR12() {
    for (Consumer<Provider> fault : faults()) {
      var provider = new Provider();
      fault.accept(provider);
      BrokenEnginesTest.trips(Set.of(Rule.R12_PROBE), new ProviderChecks(provider).all());
    }
  }

  @Test
  void providersThatExplainThemselvesTripNothing() {
    BrokenEnginesTest.trips(Set.of(), new ProviderChecks(new Provider()).all());
    BrokenEnginesTest.trips(Set.of(), new ProviderChecks(new JavaProvider()).all());
    var absent = new Provider();
    gone(absent, "fetch it");
    BrokenEnginesTest.trips(Set.of(), new ProviderChecks(absent).all());
  }

  @Test
  void aSilentFallbackTripsR14() {
    Engine fallback = new BrokenEngine((request, right) -> null).open();
    BrokenEnginesTest.trips(Set.of(Rule.R14_KERNELS), new KernelChecks(fallback, Set.of()).all());
    BrokenEnginesTest.trips(
        Set.of(Rule.R14_KERNELS), new KernelChecks(fallback, Set.of("matmul")).all());
    // One that hands on plain Java's kernels is right, and owns none of them.
    BrokenEnginesTest.trips(
        Set.of(Rule.R14_KERNELS),
        new KernelChecks(BrokenEngine.sound().open(), Set.of("matmul", "exp")).all());
  }
}
