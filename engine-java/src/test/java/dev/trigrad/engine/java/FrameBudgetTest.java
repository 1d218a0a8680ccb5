package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.op.Permute;
import dev.trigrad.run.Evaluator;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class FrameBudgetTest {
  private static final String LIMIT = "trigrad.scratch.bytes";

  private static FramePool.Frame frame() {
    return new FramePool.Frame(new Object[0], new Object[0]);
  }

  @Test
  void plansUnusedLongestMakeRoom() {
    var budget = new FrameBudget(300);
    var old = new FramePool(budget, 100);
    var busy = new FramePool(budget, 100);
    var pool = new FramePool(budget, 100);
    for (FramePool each : List.of(old, busy, pool)) {
      each.giveBack(frame());
    }
    // The budget's time goes on when room is made, and only then.
    new FramePool(budget, 100).giveBack(frame());
    assertEquals(300, budget.used());
    assertNull(old.take());
    for (FramePool each : List.of(busy, pool)) {
      FramePool.Frame kept = each.take();
      assertNotNull(kept);
      each.giveBack(kept);
    }
    var large = new FramePool(budget, 150);
    large.giveBack(frame());
    assertNotNull(large.take());
    assertTrue(budget.used() <= 300);
  }

  @Test
  void whatIsInUseIsNotDropped() {
    var budget = new FrameBudget(100);
    var first = new FramePool(budget, 100);
    first.giveBack(frame());
    FramePool.Frame leased = first.take();
    assertNotNull(leased);
    var second = new FramePool(budget, 100);
    second.giveBack(frame());
    assertNull(second.take());
    first.giveBack(leased);
    assertNotNull(first.take());
    assertEquals(100, budget.used());
  }

  @Test
  void aFrameBeyondTheLimitCostsNoOtherPlanItsOwn() {
    var budget = new FrameBudget(100);
    var small = new FramePool(budget, 60);
    small.giveBack(frame());
    var large = new FramePool(budget, 101);
    large.giveBack(frame());
    assertNull(large.take());
    assertNotNull(small.take());
  }

  @Test
  void collectedPlansGiveTheirBytesBack() throws InterruptedException {
    var budget = new FrameBudget(1_000);
    for (int i = 0; i < 5; i++) {
      new FramePool(budget, 100).giveBack(frame());
    }
    var kept = new FramePool(budget, 7);
    kept.giveBack(frame());
    for (int i = 0; i < 200 && budget.used() > 7; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertEquals(7, budget.used());
    Reference.reachabilityFence(kept);
  }

  /** Plain Java that counts the frames that are made. */
  private record Counting(AtomicInteger frames) implements KernelLayer {
    @Override
    public String name() {
      return "counting";
    }

    @Override
    public Kernel create(KernelRequest request) {
      if (!(request.op() instanceof Permute)) {
        return null;
      }
      Kernel kernel = new JavaKernels().create(request);
      return new Kernel() {
        @Override
        public Object newState() {
          frames.incrementAndGet();
          return kernel.newState();
        }

        @Override
        public void run(Object[] frame, Object state) {
          kernel.run(frame, state);
        }
      };
    }
  }

  private static Evaluator on(KernelLayer layer, String limit) {
    String set = System.getProperty(LIMIT);
    System.setProperty(LIMIT, limit);
    try {
      var info = new EngineInfo("java", "small budget", Map.of());
      var layers = List.of(layer, new JavaKernels());
      return new Evaluator(new CpuEngine(info, layers, new Parallel(1)));
    } finally {
      if (set == null) {
        System.clearProperty(LIMIT);
      } else {
        System.setProperty(LIMIT, set);
      }
    }
  }

  /** Two intermediate values of about 200 KB each. */
  private static Tensor computation(Tensor x) {
    return x.tanh().transpose().softmax(1).sum();
  }

  @Test
  void newPlansKeepTheirFramesAfterHundredsOfShapes() {
    var frames = new AtomicInteger();
    Evaluator evaluator = on(new Counting(frames), "4000000");
    Tensor often = Tensor.zeros(49, 1_000);
    int shapes = 600;
    for (int i = 0; i < shapes; i++) {
      Tensor x = Tensor.zeros(50, 1_000 + i);
      for (int run = 0; run < 3; run++) {
        evaluator.evaluate(computation(x));
        evaluator.evaluate(computation(often));
      }
    }
    // One for each shape; that of the busy plan may have been dropped when all were of one age.
    assertTrue(frames.get() >= shapes + 1 && frames.get() <= shapes + 2, frames::toString);
  }
}
