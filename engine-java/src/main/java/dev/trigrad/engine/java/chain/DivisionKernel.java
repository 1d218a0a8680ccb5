package dev.trigrad.engine.java.chain;

import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelCode;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.op.Binary;
import java.util.List;

/** A division of integers, which fails before it computes anything if some divisor is 0. */
record DivisionKernel(String name, int divisors, int count, Kernel kernel) implements Kernel {
  /** {@code kernel}, which does what is requested, behind the check; of nothing, it has none. */
  static Kernel of(KernelRequest request, Kernel kernel) {
    return request.output().elements() == 0
        ? kernel
        : new DivisionKernel(
            request.op().name(), request.in(1), request.input(1).elements(), kernel);
  }

  @Override
  public void run(Object[] frame, Object state) {
    Binary.checkDivisors(name, (int[]) frame[divisors], count);
    kernel.run(frame, state);
  }

  @Override
  public List<KernelCode> code() {
    return kernel.code();
  }

  @Override
  public Object newState() {
    return kernel.newState();
  }

  @Override
  public long stateBytes() {
    return kernel.stateBytes();
  }
}
