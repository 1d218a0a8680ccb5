package dev.trigrad;

/**
 * Key of a counter-based random stream (Threefry-2x32, 20 rounds); a value, split explicitly.
 *
 * <p>Element i of a stream is a pure function of (key, i), so results depend neither on the engine
 * nor on threads. Two uses of one key give the same numbers: {@link #split} it for each use.
 * Source: Salmon et al., Parallel random numbers: as easy as 1, 2, 3, SC 2011.
 *
 * @param high first key word
 * @param low second key word
 */
public record RandomKey(int high, int low) {
  private static final int PARITY = 0x1BD11BDA;

  /** The key of {@code seed}; every seed, 0 included, is a seed. */
  public static RandomKey of(long seed) {
    return new RandomKey((int) (seed >>> 32), (int) seed);
  }

  /** The {@code index}-th independent child of this key. */
  public RandomKey split(int index) {
    long block = threefry(high, low, index, 0x73706C69);
    return new RandomKey((int) (block >>> 32), (int) block);
  }

  /** A child named by {@code name}: equal names give equal children. */
  public RandomKey split(String name) {
    ArgumentException.requirePresent(name, "random key", "name");
    RandomKey key = this;
    for (int i = 0; i < name.length(); i++) {
      key = key.split(name.charAt(i));
    }
    return key.split(-1 - name.length());
  }

  /** The 32 random bits of element {@code index} of this key's stream. */
  public int bits(int index) {
    return (int) (threefry(high, low, index, 0) >>> 32);
  }

  /** Element {@code index} as a uniform number in [0, 1): the top 24 bits times 2⁻²⁴. */
  public float uniform(int index) {
    return (bits(index) >>> 8) * 0x1p-24f;
  }

  /**
   * Threefry-2x32-20 of the counter (x0, x1) under the key (k0, k1): first word in the upper half.
   */
  public static long threefry(int k0, int k1, int x0, int x1) {
    int k2 = PARITY ^ k0 ^ k1;
    int a = x0 + k0;
    int b = x1 + k1;
    // Written out: the interpreter draws a network's first weights before the compiler has come.
    a += b;
    b = Integer.rotateLeft(b, 13) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 15) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 26) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 6) ^ a;
    a += k1;
    b += k2 + 1;
    a += b;
    b = Integer.rotateLeft(b, 17) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 29) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 16) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 24) ^ a;
    a += k2;
    b += k0 + 2;
    a += b;
    b = Integer.rotateLeft(b, 13) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 15) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 26) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 6) ^ a;
    a += k0;
    b += k1 + 3;
    a += b;
    b = Integer.rotateLeft(b, 17) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 29) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 16) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 24) ^ a;
    a += k1;
    b += k2 + 4;
    a += b;
    b = Integer.rotateLeft(b, 13) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 15) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 26) ^ a;
    a += b;
    b = Integer.rotateLeft(b, 6) ^ a;
    a += k2;
    b += k0 + 5;
    return ((long) a << 32) | (b & 0xFFFFFFFFL);
  }
}
