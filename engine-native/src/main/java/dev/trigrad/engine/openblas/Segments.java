package dev.trigrad.engine.openblas;

import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Segments of arrays, remembered weakly. A call that the compiler inlines as a whole needs no
 * segment objects, but whether it does so varies from process to process; remembered ones make a
 * repeated call allocate nothing in either case, and keep no array alive.
 */
final class Segments {
  private static final int PLACES = 256;
  private static final int PROBES = 8;

  private static final AtomicReferenceArray<WeakReference<Known>> KNOWN =
      new AtomicReferenceArray<>(PLACES);

  private record Known(float[] array, int element, MemorySegment segment) {}

  private Segments() {}

  /** The part of {@code array} that begins with {@code element}. */
  static MemorySegment at(float[] array, int element) {
    int hash = System.identityHashCode(array) + element * 0x9E3779B9;
    int free = hash & PLACES - 1;
    for (int i = PROBES - 1; i >= 0; i--) {
      int place = (hash + i) & PLACES - 1;
      WeakReference<Known> reference = KNOWN.getAcquire(place);
      Known known = reference == null ? null : reference.get();
      if (known == null) {
        free = place;
      } else if (known.array == array && known.element == element) {
        return known.segment;
      }
    }
    MemorySegment segment = MemorySegment.ofArray(array).asSlice((long) element * Float.BYTES);
    KNOWN.setRelease(free, new WeakReference<>(new Known(array, element, segment)));
    return segment;
  }
}
