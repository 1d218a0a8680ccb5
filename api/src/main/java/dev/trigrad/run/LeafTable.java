package dev.trigrad.run;

import dev.trigrad.graph.Cell;
import dev.trigrad.graph.access.GraphAccess;
import java.util.Arrays;

/**
 * Numbers given to cells, and to nodes recorded by other threads, which cannot be marked; by
 * identity, reusable.
 */
final class LeafTable {
  private static final GraphAccess GRAPH = GraphAccess.get();

  private Object[] keys = new Object[32];
  private int[] numbers = new int[32];
  private int size;

  /** The number of {@code key}, or −1. */
  int get(Object key) {
    int at = slot(key);
    return keys[at] == null ? -1 : numbers[at];
  }

  /** Gives {@code key}, which has none yet, a number. */
  void put(Object key, int number) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int at = slot(key);
    keys[at] = key;
    numbers[at] = number;
    size++;
  }

  /** Forgets all. */
  void clear() {
    if (size > 0) {
      Arrays.fill(keys, null);
      size = 0;
    }
  }

  private int slot(Object key) {
    int hash = key instanceof Cell cell ? (int) GRAPH.number(cell) : System.identityHashCode(key);
    int mask = keys.length - 1;
    int at = (hash * 0x9E3779B9 >>> 16) & mask;
    while (keys[at] != null && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    Object[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new Object[oldKeys.length * 2];
    numbers = new int[keys.length];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        put(oldKeys[i], oldNumbers[i]);
      }
    }
  }
}
