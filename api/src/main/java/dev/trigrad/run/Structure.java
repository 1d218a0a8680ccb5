package dev.trigrad.run;

import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.op.Op;
import java.util.Arrays;

/**
 * The structure of a requested graph as a trace writes it down: {@code what} holds the operation of
 * each node, or the type of a leaf, and {@code wiring} the numbers of their inputs. Reused from
 * request to request.
 */
final class Structure {
  private static final GraphAccess GRAPH = GraphAccess.get();

  private static final int SPREAD = 0x9E3779B2;
  private static final int GUESSES = 16;

  private Object[] what = new Object[64];
  private int[] wiring = new int[256];

  /** A key with which all entries so far agree; else they are in {@code what}. */
  private Key guessed;

  private final Key[] guesses = new Key[GUESSES];
  private int slot;
  private int entries;
  private int wires;

  /** Begins anew, for a request of the {@code wanted} nodes and some updates. */
  void begin(WantedNodes wanted, int updates) {
    guessed = guess(wanted, updates);
  }

  /** A hash whose terms do not wait for each other, so that it is computed in lanes. */
  private static int sum(int[] wiring, int wires) {
    int sum = 0;
    for (int i = 0; i < wires; i++) {
      sum += (wiring[i] + 7) * (i * SPREAD + 1);
    }
    return sum;
  }

  /** Writes the operation of a node, or the type of a leaf. */
  void describe(Object described) {
    if (guessed != null) {
      if (entries < guessed.what.length && same(guessed.what[entries], described)) {
        entries++;
        return;
      }
      spellOut();
    }
    if (entries == what.length) {
      what = Arrays.copyOf(what, entries * 2);
    }
    what[entries++] = described;
  }

  /** Asks for identity first: {@code equals} of so many classes is a call. */
  private static boolean same(Object known, Object described) {
    return known == described || known.equals(described);
  }

  /** Drops the guess and writes down what agreed with it. */
  private void spellOut() {
    if (guessed != null) {
      if (what.length < entries) {
        what = new Object[guessed.what.length];
      }
      System.arraycopy(guessed.what, 0, what, 0, entries);
      guessed = null;
    }
  }

  /**
   * The key of an earlier request that looked alike. As long as this one agrees with it, nothing is
   * stored: references from long-lived arrays to young objects cost the collector's barriers.
   */
  private Key guess(WantedNodes wanted, int updates) {
    int depth = wanted.count() == 0 ? 0 : GRAPH.depth(wanted.at(0));
    slot = (depth + 5 * wanted.count() + 3 * updates) & GUESSES - 1;
    return guesses[slot];
  }

  /** The plan of the guessed key, if it has one and the request turned out to be the same. */
  PlannedGraph guessedRight() {
    return guessed != null
            && entries == guessed.what.length
            && Arrays.equals(wiring, 0, wires, guessed.wiring, 0, guessed.wiring.length)
        ? guessed.planned
        : null;
  }

  /** Notes the key that this request turned out to have. */
  void was(Key key) {
    if (guesses[slot] != key) {
      guesses[slot] = key;
    }
  }

  /** Writes a number. */
  void wire(int value) {
    if (wires == wiring.length) {
      wiring = Arrays.copyOf(wiring, wires * 2);
    }
    wiring[wires++] = value;
  }

  /** Room for {@code count} numbers behind {@link #wires}, for a writer that counts itself. */
  int[] room(int count) {
    if (wires + count > wiring.length) {
      wiring = Arrays.copyOf(wiring, 2 * (wires + count));
    }
    return wiring;
  }

  /** How many numbers have been written. */
  int wires() {
    return wires;
  }

  /** Says how many numbers have been written. */
  void wires(int count) {
    wires = count;
  }

  /** Forgets the graph, so that it can be collected. */
  void release() {
    if (guessed == null) {
      Arrays.fill(what, 0, Math.min(entries, what.length), null);
    }
    guessed = null;
    entries = 0;
    wires = 0;
  }

  /** An immutable copy, to store. */
  Key key() {
    spellOut();
    return new Key(Arrays.copyOf(what, entries), Arrays.copyOf(wiring, wires), hashCode());
  }

  /**
   * An operation goes by its class: a record makes its own hash when it is first asked for it,
   * which costs a start milliseconds for each class. What differs in attributes alone is told apart
   * by {@link #equals}. Names will not do: host functions that are equal may have several.
   */
  private static int hash(Object described) {
    return described instanceof Op ? described.getClass().hashCode() : described.hashCode();
  }

  @Override
  public int hashCode() {
    Object[] described = guessed == null ? what : guessed.what;
    int hash = sum(wiring, wires);
    for (int i = 0; i < entries; i++) {
      hash = 31 * hash + hash(described[i]);
    }
    return hash;
  }

  /**
   * Whether {@code other} is a {@link Key} of the same structure: this is only ever compared with
   * stored keys.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Key key
        && Arrays.equals(wiring, 0, wires, key.wiring, 0, key.wiring.length)
        && Arrays.equals(
            guessed == null ? what : guessed.what, 0, entries, key.what, 0, key.what.length);
  }

  /** Structure of a planned graph. */
  static final class Key {
    private final Object[] what;
    private final int[] wiring;
    private final int hash;

    /** The plan, as long as it is in the cache. */
    PlannedGraph planned;

    Key(Object[] what, int[] wiring, int hash) {
      this.what = what;
      this.wiring = wiring;
      this.hash = hash;
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.hash == hash
          && Arrays.equals(wiring, key.wiring)
          && Arrays.equals(what, key.what);
    }
  }
}
