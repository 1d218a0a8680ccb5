package dev.trigrad.testkit;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.java.JavaKernels;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Parallel;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.op.Op;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An engine that is plain Java but for one fault. */
final class BrokenEngine implements EngineProvider {
  /** Puts a fault into a kernel, or returns {@code null} to leave the step alone. */
  interface Fault {
    Kernel breaks(KernelRequest request, Kernel right);
  }

  private final Fault fault;
  private final Warmth from;

  BrokenEngine(Fault fault) {
    this(fault, Warmth.COLD);
  }

  private BrokenEngine(Fault fault, Warmth from) {
    this.fault = fault;
    this.from = from;
  }

  /** The engine that has its fault only once it is warm. */
  static BrokenEngine whenHot(Fault fault) {
    return new BrokenEngine(fault, Warmth.HOT);
  }

  /** The engine without any fault. */
  static BrokenEngine sound() {
    return new BrokenEngine((request, right) -> right);
  }

  @Override
  public String name() {
    return "broken";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Availability probe() {
    return new Availability.Available("one fault");
  }

  @Override
  public Engine open() {
    var info = new EngineInfo(name(), "one fault", Map.of());
    return new CpuEngine(
        info, List.of(new Layer(fault, from, Warmth.WARMING), new JavaKernels()), new Parallel(1));
  }

  private record Layer(Fault fault, Warmth from, Warmth now) implements KernelLayer {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public boolean canFail(Op op) {
      return op.canFail();
    }

    @Override
    public Kernel create(KernelRequest request) {
      Kernel right = new JavaKernels().create(request);
      return right == null || now.compareTo(from) < 0 ? null : fault.breaks(request, right);
    }

    @Override
    public KernelLayer at(Warmth warmth) {
      return new Layer(fault, from, warmth);
    }
  }

  /** A kernel that does {@code harm}, and then {@code right}'s work, and then more harm. */
  static Kernel around(Consumer<Object[]> before, Kernel right, Consumer<Object[]> after) {
    return new Kernel() {
      @Override
      public Object newState() {
        return right.newState();
      }

      @Override
      public void run(Object[] frame, Object state) {
        before.accept(frame);
        right.run(frame, state);
        after.accept(frame);
      }
    };
  }

  /** A kernel that does {@code right}'s work, and then {@code harm}. */
  static Kernel after(Kernel right, Consumer<Object[]> harm) {
    return around(frame -> {}, right, harm);
  }
}
