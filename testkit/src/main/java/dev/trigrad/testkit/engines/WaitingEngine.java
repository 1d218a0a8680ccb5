package dev.trigrad.testkit.engines;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.Plan;
import dev.trigrad.plan.Program;
import java.util.concurrent.CountDownLatch;

/** An engine whose runs, where they change nothing, wait between their binding and their work. */
public final class WaitingEngine extends DelegatingEngine {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean waits;

  public WaitingEngine(Engine engine) {
    super(engine);
  }

  /** From now on runs wait. */
  public void hold() {
    waits = true;
  }

  /** Waits until a run waits. */
  public void awaitRun() throws InterruptedException {
    begun.await();
  }

  /** Lets the runs go on. */
  public void goOn() {
    waits = false;
    end.countDown();
  }

  @Override
  public Plan compile(Program program) {
    return new DelegatingPlan(engine.compile(program)) {
      @Override
      public void run(Object[] inputs, Object[] outputs) {
        if (waits) {
          begun.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
        plan.run(inputs, outputs);
      }
    };
  }
}
