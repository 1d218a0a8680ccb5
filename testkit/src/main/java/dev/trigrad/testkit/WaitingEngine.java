package dev.trigrad.testkit;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.Plan;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Op;
import dev.trigrad.plan.Program;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** An engine whose runs, where they change nothing, wait between their binding and their work. */
final class WaitingEngine implements Engine {
  private final Engine engine;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean waits;

  WaitingEngine(Engine engine) {
    this.engine = engine;
  }

  /** From now on runs wait. */
  void hold() {
    waits = true;
  }

  /** Waits until a run waits. */
  void awaitRun() throws InterruptedException {
    begun.await();
  }

  /** Lets the runs go on. */
  void goOn() {
    waits = false;
    end.countDown();
  }

  @Override
  public EngineInfo info() {
    return engine.info();
  }

  @Override
  public boolean fuses(Composite composite, List<TensorType> inputs) {
    return engine.fuses(composite, inputs);
  }

  @Override
  public boolean canFail(Op op) {
    return engine.canFail(op);
  }

  @Override
  public Plan compile(Program program) {
    Plan plan = engine.compile(program);
    return new Plan() {
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

      @Override
      public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
        plan.run(inputs, outputs, beforeWrites);
      }

      @Override
      public List<String> kernels() {
        return plan.kernels();
      }
    };
  }
}
