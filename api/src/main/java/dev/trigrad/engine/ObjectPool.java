package dev.trigrad.engine;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Objects that runs use one at a time and give back, so that a repeated run allocates nothing: for
 * the scratch of engines. A thread looks first where it gave back last. For any number of threads.
 */
public final class ObjectPool<T> {
  private final AtomicReferenceArray<T> places;

  /** Room for {@code most} idle objects, a power of two; those beyond are left to the collector. */
  public ObjectPool(int most) {
    places = new AtomicReferenceArray<>(most);
  }

  /** An idle object, or {@code null} if there is none. */
  public T take() {
    int start = (int) Thread.currentThread().threadId();
    for (int i = 0; i < places.length(); i++) {
      int place = (start + i) & places.length() - 1;
      if (places.getPlain(place) != null) {
        T object = places.getAndSet(place, null);
        if (object != null) {
          return object;
        }
      }
    }
    return null;
  }

  /** Makes {@code object} available again, and returns whether there was room. */
  public boolean giveBack(T object) {
    int start = (int) Thread.currentThread().threadId();
    for (int i = 0; i < places.length(); i++) {
      int place = (start + i) & places.length() - 1;
      if (places.getPlain(place) == null && places.compareAndSet(place, null, object)) {
        return true;
      }
    }
    return false;
  }
}
