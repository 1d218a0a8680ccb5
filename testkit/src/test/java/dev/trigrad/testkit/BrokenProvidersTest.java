package dev.trigrad.testkit;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.java.JavaProvider;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Providers that do not explain themselves, long pauses and silent fallbacks trip their rules. */
class BrokenProvidersTest {
  @Test
  void aLongPauseTripsR11() {
    CriticalCalls panels = (ta, tb, m, n, k) -> new CriticalCalls.Work(2L * 64 * n * k, 4L * k * n);
    BrokenEnginesTest.trips(Set.of(Rule.R11_PAUSE), panels.checks());
    BrokenEnginesTest.trips(Set.of(), CriticalCalls.NONE.checks());
  }

  private record Provider(String name, Availability found, EngineUnavailableException error)
      implements EngineProvider {
    @Override
    public int priority() {
      return 0;
    }

    @Override
    public Availability probe() {
      if (found == null) {
        throw new UnsatisfiedLinkError("no library");
      }
      return found;
    }

    @Override
    public Engine open() {
      if (error != null) {
        throw error;
      }
      return new JavaProvider().open();
    }
  }

  @Test
  void providersThatDoNotExplainThemselvesTripR12() {
    var available = new Availability.Available("plain Java");
    var unavailable = new Availability.Unavailable("no library", "install it");
    BrokenEnginesTest.trips(
        Set.of(Rule.R12_PROBE), new ProviderChecks(new Provider("java", null, null)).all());
    BrokenEnginesTest.trips(
        Set.of(Rule.R12_PROBE),
        new ProviderChecks(
                new Provider("java", new Availability.Unavailable("no library", ""), null))
            .all());
    BrokenEnginesTest.trips(
        Set.of(Rule.R12_PROBE), new ProviderChecks(new Provider("Java", available, null)).all());
    BrokenEnginesTest.trips(
        Set.of(Rule.R12_PROBE), new ProviderChecks(new Provider("other", available, null)).all());
    BrokenEnginesTest.trips(
        Set.of(Rule.R12_PROBE), new ProviderChecks(new Provider("java", unavailable, null)).all());
    BrokenEnginesTest.trips(
        Set.of(Rule.R12_PROBE),
        new ProviderChecks(
                new Provider("java", unavailable, new EngineUnavailableException("gone", "")))
            .all());
    BrokenEnginesTest.trips(
        Set.of(),
        new ProviderChecks(
                new Provider(
                    "java", unavailable, new EngineUnavailableException("gone", "fetch it")))
            .all());
    BrokenEnginesTest.trips(
        Set.of(), new ProviderChecks(new Provider("java", available, null)).all());
  }

  @Test
  void aSilentFallbackTripsR14() {
    Engine fallback = new BrokenEngine((request, right) -> null).open();
    BrokenEnginesTest.trips(Set.of(Rule.R14_KERNELS), new KernelChecks(fallback, Set.of()).all());
    BrokenEnginesTest.trips(
        Set.of(Rule.R14_KERNELS), new KernelChecks(fallback, Set.of("matmul")).all());
    BrokenEnginesTest.trips(
        Set.of(), new KernelChecks(BrokenEngine.sound().open(), Set.of("matmul", "exp")).all());
  }
}
