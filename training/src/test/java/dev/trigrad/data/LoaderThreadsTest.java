package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads of loaders: none before the first batch, none after the end, whatever the end is. */
class LoaderThreadsTest {
  @FunctionalInterface
  private interface Reading {
    void read(int row) throws InterruptedException;
  }

  /** Rows of one number, their own, each read after something else has happened. */
  private record Rows(int size, Reading reading) implements Dataset {
    @Override
    public Map<String, TensorType> columns() {
      return Map.of(FEATURES, TensorType.float32(Shape.of()));
    }

    @Override
    public String name(int row) {
      return "images/" + row + ".png";
    }

    @Override
    public void read(int row, Row into) {
      try {
        reading.read(row);
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
      into.put(FEATURES, (float) row);
    }
  }

  /** Loaders' threads of the platform, of all tests: these run one after the other. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("trigrad-loader-"))
        .count();
  }

  private static DataLoader loader(Reading reading) {
    return new DataLoader(new Rows(12, reading), 2).workers(3);
  }

  @Test
  void thereAreThreadsFromTheFirstBatchToTheEnd() {
    assertEquals(0, threads());
    DataLoader loader = loader(_ -> {});
    Iterator<Batch> batches = loader.iterator();
    assertTrue(batches.hasNext());
    assertEquals(0, threads());
    batches.next();
    assertTrue(threads() > 0 && threads() <= 3);
    loader.close();
    assertEquals(0, threads());
    loader.close();
    assertEquals(
        "loader: it is closed; make another one",
        assertThrows(DataException.class, batches::next).getMessage());
    assertThrows(DataException.class, loader::iterator);
    new DataLoader(new Rows(1, _ -> {}), 1).workers(1).close();
  }

  @Test
  void virtualThreadsEndAsWell() {
    Set<Thread> readers = ConcurrentHashMap.newKeySet();
    Rows rows = new Rows(40, _ -> readers.add(Thread.currentThread()));
    try (DataLoader loader = new DataLoader(rows, 2).virtualWorkers(3)) {
      for (Batch batch : loader) {
        assertEquals(2, batch.size());
        if (loader.batch() == 10) {
          break;
        }
      }
    }
    assertTrue(!readers.isEmpty() && readers.size() <= 3);
    for (Thread reader : readers) {
      assertTrue(reader.isVirtual() && !reader.isAlive());
    }
  }

  @Test
  void leavingALoopEndsThem() {
    try (DataLoader loader = loader(_ -> {})) {
      for (Batch batch : loader) {
        assertEquals(2, batch.size());
        break;
      }
      assertTrue(threads() > 0);
    }
    assertEquals(0, threads());
    assertThrows(
        ArithmeticException.class,
        () -> {
          try (DataLoader loader = loader(_ -> {})) {
            loader.forEach(_ -> Math.floorDiv(1, 0));
          }
        });
    assertEquals(0, threads());
  }

  @Test
  void whatIsForgottenEndsByItself() throws InterruptedException {
    loader(_ -> {}).iterator().next();
    assertTrue(threads() > 0);
    for (int i = 0; i < 100 && threads() > 0; i++) {
      Thread.sleep(50);
    }
    assertEquals(0, threads());
  }

  @Test
  void closingWaitsForTheRowAtWork() throws InterruptedException {
    var began = new CountDownLatch(1);
    var ended = new AtomicBoolean();
    var interrupted = new AtomicBoolean();
    DataLoader loader =
        loader(
            row -> {
              if (row >= 2) {
                began.countDown();
                try {
                  Thread.sleep(300);
                } catch (InterruptedException e) {
                  interrupted.set(true);
                }
                ended.set(true);
              }
            });
    loader.iterator().next();
    began.await();
    Thread.currentThread().interrupt();
    loader.close();
    assertTrue(Thread.interrupted(), "the interrupt of who closes stays");
    assertTrue(ended.get());
    assertTrue(!interrupted.get(), "a row that ends soon is not interrupted");
    assertEquals(0, threads());
  }

  @Test
  void closingInterruptsWhatDoesNotEnd() {
    DataLoader loader =
        loader(
            row -> {
              if (row >= 2) {
                Thread.sleep(600_000);
              }
            });
    loader.iterator().next();
    loader.close();
    assertEquals(0, threads());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void anErrorOfAWorkerComesInItsPlaceWithTheRowsName(int workers) {
    var broken = new AtomicBoolean(true);
    var cause = new IllegalStateException("no such chunk\nand more");
    Reading reading =
        row -> {
          if (row == 5 && broken.get()) {
            throw cause;
          }
        };
    try (DataLoader loader = new DataLoader(new Rows(12, reading), 2).workers(workers)) {
      Iterator<Batch> batches = loader.iterator();
      batches.next();
      batches.next();
      for (int i = 0; i < 2; i++) {
        var error = assertThrows(DataException.class, batches::next);
        assertEquals(
            "loader: row 5 ('images/5.png') of epoch 0: java.lang.IllegalStateException: no such"
                + " chunk",
            error.getMessage());
        assertSame(cause, error.getCause());
        assertTrue(
            Arrays.stream(error.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(getClass().getName())));
        assertEquals(2, loader.batch());
      }
      broken.set(false);
      assertEquals(4, batches.next().features().toArray()[0]);
    }
    assertEquals(0, threads());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void anErrorOfTheMachineStaysWhatItIs(int workers) {
    var cause = new OutOfMemoryError("as if");
    try (DataLoader loader =
        new DataLoader(
                new Rows(
                    4,
                    _ -> {
                      throw cause;
                    }),
                2)
            .workers(workers)) {
      assertSame(cause, assertThrows(OutOfMemoryError.class, loader.iterator()::next));
    }
  }

  @Test
  void aWaitMayBeInterruptedAndGoneOnWith() throws InterruptedException {
    var gate = new CountDownLatch(1);
    try (DataLoader loader = loader(_ -> gate.await())) {
      Iterator<Batch> batches = loader.iterator();
      Thread.currentThread().interrupt();
      var error = assertThrows(DataException.class, batches::next);
      assertInstanceOf(InterruptedException.class, error.getCause());
      assertTrue(Thread.interrupted());
      assertEquals(0, loader.batch());
      gate.countDown();
      int sum = 0;
      while (batches.hasNext()) {
        sum += batches.next().size();
      }
      assertEquals(12, sum);
    }
  }

  @Test
  void closingRefusesWhoWaits() throws Exception {
    var began = new CountDownLatch(1);
    DataLoader loader =
        loader(
            _ -> {
              began.countDown();
              Thread.sleep(200);
            });
    Iterator<Batch> batches = loader.iterator();
    try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> waiting = others.submit(batches::next);
      began.await();
      loader.close();
      var error = assertThrows(Exception.class, waiting::get);
      assertInstanceOf(DataException.class, error.getCause());
      assertNotNull(error.getCause().getMessage());
    }
    assertEquals(0, threads());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void threadsThatShareALoaderShareItsBatches(int workers) throws Exception {
    var seen = new ConcurrentSkipListSet<Integer>();
    try (DataLoader loader = new DataLoader(new Rows(600, _ -> {}), 1).shuffle(1).workers(workers);
        var others = Executors.newFixedThreadPool(4)) {
      Iterator<Batch> batches = loader.iterator();
      List<Future<?>> takers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        takers.add(
            others.submit(
                () -> {
                  while (batches.hasNext()) {
                    try {
                      assertTrue(seen.add((int) batches.next().features().toArray()[0]));
                    } catch (NoSuchElementException e) {
                      // Another thread has taken the last one in between.
                      return;
                    }
                  }
                }));
      }
      for (Future<?> taker : takers) {
        taker.get();
      }
      assertEquals(600, new TreeSet<>(seen).size());
      assertEquals(1, loader.epoch());
    }
  }
}
