package dev.trigrad.engine.vector.warm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.java.Warmth;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpThreadTest {
  @Test
  void errorInOneWarmUpLeavesTheOthers() throws InterruptedException {
    var thread = new WarmUpThread(Warmth.WARMING);
    var failing = new CountDownLatch(1);
    thread.add(
        thread.rank(),
        () -> {
          failing.countDown();
          throw new OutOfMemoryError("injected");
        });
    assertTrue(failing.await(20, TimeUnit.SECONDS));
    var warm = new CountDownLatch(1);
    thread.add(thread.rank(), warm::countDown);
    assertTrue(warm.await(20, TimeUnit.SECONDS));
  }
}
