package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import org.junit.jupiter.api.Test;

/** Samples of different length: padded rows, trimmed batches, nothing lost. */
class PaddedSequencesTest {
  private static final int[][] WORDS = {{4, 2}, {7}, {}, {1, 5, 9, 8, 3}, {6, 6, 6}};

  private static PaddedSequences words() {
    return PaddedSequences.of(WORDS, Tensor.of(new int[] {0, 1, 2, 3, 4}), -1);
  }

  @Test
  void rowsArePaddedAtTheirEnds() {
    TensorDataset all = words().collect();
    assertEquals("int32[5, 5]", all.features().type().toString());
    assertArrayEquals(
        new int[] {
          4, 2, -1, -1, -1, 7, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 5, 9, 8, 3, 6, 6, 6, -1, -1
        },
        all.features().toIntArray());
    assertArrayEquals(new int[] {2, 1, 0, 5, 3}, all.column(PaddedSequences.LENGTHS).toIntArray());
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, all.targets().toIntArray());
    assertArrayEquals(new int[] {2, 1, 0, 5, 3}, words().classes(PaddedSequences.LENGTHS));
    assertEquals(5, words().length(3));
    // In place of what stood there, also in arrays that are used again.
    assertArrayEquals(
        all.features().toIntArray(),
        words().map((source, target) -> {}).collect().features().toIntArray());
  }

  @Test
  void stepsMayHaveSeveralNumbers() {
    float[][][] samples = {{{1, 2}}, {{3, 4}, {5, 6}, {7, 8}}, {}};
    TensorDataset all = PaddedSequences.of(samples, Tensor.zeros(3, 2)).collect();
    assertEquals(Shape.of(3, 3, 2), all.features().shape());
    assertArrayEquals(
        new float[] {1, 2, 0, 0, 0, 0, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0},
        all.features().toArray());
    assertEquals(Shape.of(3, 2), all.targets().shape());
    Batch batch = all.range(0, 1).batches(1, null).getFirst();
    Batch cut = PaddedSequences.trim(1).apply(batch, RandomKey.of(1));
    assertEquals(Shape.of(1, 1, 2), cut.features().shape());
    assertArrayEquals(new float[] {1, 2}, cut.features().toArray());
  }

  @Test
  void batchesAreAsLongAsTheLongestOfTheirRows() {
    for (int workers : new int[] {0, 2}) {
      try (var loader = new DataLoader(words(), 2).workers(workers).map(PaddedSequences.trim(1))) {
        var batches = loader.iterator();
        Batch first = batches.next();
        assertEquals(Shape.of(2, 2), first.features().shape());
        assertArrayEquals(new int[] {4, 2, 7, -1}, first.features().toIntArray());
        assertEquals(Shape.of(2, 5), batches.next().features().shape());
        assertArrayEquals(new int[] {6, 6, 6}, batches.next().features().toIntArray());
      }
    }
    Batch batch = words().range(0, 3).batches(3, null).getFirst();
    Batch rounded = PaddedSequences.trim(4).apply(batch, RandomKey.of(1));
    assertEquals(Shape.of(3, 4), rounded.features().shape());
    assertSame(batch, PaddedSequences.trim(8).apply(batch, RandomKey.of(1)));
    Batch empty = words().range(2, 3).batches(1, null).getFirst();
    assertEquals(Shape.of(1, 1), PaddedSequences.trim(1).apply(empty, null).features().shape());
    var sampler = new LengthSampler(words().classes(PaddedSequences.LENGTHS), 2, 10);
    try (var loader = new DataLoader(words(), 2).sampler(sampler).map(PaddedSequences.trim(1))) {
      int padded = 0;
      for (Batch each : loader) {
        padded += each.features().shape().elements();
      }
      assertEquals(2 + 6 + 5, padded, "sorted: {} {7}, {4 2} {6 6 6}, and the longest");
    }
  }
}
