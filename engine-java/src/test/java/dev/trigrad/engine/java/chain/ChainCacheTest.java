package dev.trigrad.engine.java.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.engine.java.LoopCompiler;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Fused;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class ChainCacheTest {
  private static final boolean[] NO_SCALARS = {false, false};

  /** Sums and differences of two inputs, one of each by the bits of {@code number}. */
  private static Fused chain(int number) {
    var code = new ArrayList<Fused.Instruction>();
    for (int bit = 0; bit < 12; bit++) {
      var function = (number >> bit & 1) == 0 ? BinaryFunction.ADD : BinaryFunction.SUB;
      int last = bit == 0 ? 0 : 1 + bit;
      code.add(new Fused.Instruction(Binary.of(function), Integers.of(last, 1)));
    }
    return new Fused(2, code, Integers.of(13));
  }

  @Test
  void everyChainIsServedAndTheLastOnesAreKept() {
    var cache = new ChainCache<Integer>();
    int chains = 3 * ChainCache.CAPACITY;
    for (int i = 0; i < chains; i++) {
      int number = i;
      assertEquals(i, cache.of(chain(i), NO_SCALARS, () -> number));
      // One that is asked for again and again stays.
      assertEquals(0, cache.of(chain(0), NO_SCALARS, () -> -1));
    }
    for (int i = chains - ChainCache.CAPACITY + 1; i < chains; i++) {
      assertEquals(i, cache.of(chain(i), NO_SCALARS, () -> -1));
    }
    assertEquals(-1, cache.of(chain(1), NO_SCALARS, () -> -1));
  }

  @Test
  void threadsGetWhatBelongsToTheirChains() throws InterruptedException, ExecutionException {
    var cache = new ChainCache<Object>();
    int chains = ChainCache.CAPACITY + 200;
    try (var executor = Executors.newFixedThreadPool(4)) {
      List<Future<?>> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int start = t * 300;
        threads.add(
            executor.submit(
                () -> {
                  for (int i = 0; i < 3 * chains; i++) {
                    Integer number = (start + i) % chains;
                    assertEquals(number, cache.of(chain(number), NO_SCALARS, () -> number));
                  }
                }));
      }
      for (Future<?> thread : threads) {
        thread.get();
      }
    }
    Object one = new Object();
    assertSame(one, cache.of(chain(chains), NO_SCALARS, () -> one));
    assertSame(one, cache.of(chain(chains), NO_SCALARS, Object::new));
  }

  @Test
  void loopsBeyondTheCapacityComputeAndEarlierOnesAreUnloaded() throws InterruptedException {
    var compiler = new LoopCompiler(Warmth.WARMING);
    var first = new WeakReference<>(compiler.loop(chain(0), NO_SCALARS).getClass());
    ChainLoop last = null;
    for (int i = 1; i <= ChainCache.CAPACITY; i++) {
      last = compiler.loop(chain(i), NO_SCALARS);
      assertNotNull(last);
    }
    float[] y = new float[2];
    last.run(new Object[] {new float[] {1, 2}, new float[] {10, 20}, y}, new int[] {0, 1, 2}, 0, 2);
    // Bits 3, 5, 6, 7, 8 and 9 of 1000 are set: six differences, six sums.
    assertArrayEquals(new float[] {1, 2}, y);
    for (int i = 0; i < 200 && first.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(first.get());
  }

  @Test
  void fullStackWhereLoopIsMadeIsWhatIsThrown() {
    ClassDesc error = ClassDesc.of("java.lang.StackOverflowError");
    byte[] code =
        ClassFile.of()
            .build(
                ClassDesc.of("dev.trigrad.engine.java.chain.Overflowing"),
                type ->
                    type.withMethodBody(
                        ConstantDescs.CLASS_INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_STATIC,
                        body ->
                            body.new_(error)
                                .dup()
                                .invokespecial(
                                    error, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .athrow()));
    assertThrows(StackOverflowError.class, () -> ChainCache.define(MethodHandles.lookup(), code));
  }
}
