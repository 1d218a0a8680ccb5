package dev.trigrad.engine.java;

import dev.trigrad.engine.Setting;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Bytes of idle frames that an engine may keep: an eighth of the heap, or {@code
 * trigrad.scratch.bytes}. When they are used up, the plans unused longest lose their idle frames;
 * plans that are collected give theirs back.
 */
final class FrameBudget {
  /** {@code trigrad.scratch.bytes}. */
  static final Setting<Long> BYTES = Setting.bytes("trigrad.scratch.bytes");

  private final long limit;
  private final Set<Account> accounts = new LinkedHashSet<>();
  private final ReferenceQueue<FramePool> collected = new ReferenceQueue<>();
  private long used;

  /** Goes on whenever room had to be made, so that noting it costs a run next to nothing. */
  private volatile int now;

  /** What one plan's frames are counted on; outlives the plan, so as to be given back. */
  static final class Account extends WeakReference<FramePool> {
    private long bytes;

    private Account(FramePool pool, ReferenceQueue<FramePool> queue) {
      super(pool, queue);
    }
  }

  FrameBudget() {
    this(BYTES.value().orElse(Runtime.getRuntime().maxMemory() / 8));
  }

  /** A budget of {@code limit} bytes. */
  FrameBudget(long limit) {
    this.limit = limit;
  }

  /** The account of a new plan's frames. */
  synchronized Account open(FramePool pool) {
    close();
    var account = new Account(pool, collected);
    accounts.add(account);
    return account;
  }

  /** Takes back what plans had that are no more. */
  private void close() {
    for (Object gone = collected.poll(); gone != null; gone = collected.poll()) {
      var account = (Account) gone;
      accounts.remove(account);
      used -= account.bytes;
      account.bytes = 0;
    }
  }

  /**
   * Whether {@code bytes} more may be kept; counts them if so. Makes room for them at the cost of
   * other plans.
   */
  synchronized boolean take(Account account, long bytes) {
    if (bytes > limit) {
      return false;
    }
    if (used + bytes > limit) {
      close();
      makeRoom(account, limit - bytes);
    }
    if (used + bytes > limit) {
      return false;
    }
    count(account, bytes);
    return true;
  }

  /** Counts {@code bytes} no more. */
  synchronized void free(Account account, long bytes) {
    count(account, -bytes);
  }

  private void count(Account account, long bytes) {
    account.bytes += bytes;
    used += bytes;
  }

  private void makeRoom(Account wanting, long most) {
    record Other(Account account, FramePool pool, int unused) {}
    var others = new ArrayList<Other>();
    for (Account account : accounts) {
      FramePool pool = account.get();
      if (pool != null && account != wanting && account.bytes > 0) {
        others.add(new Other(account, pool, now - pool.lastUse()));
      }
    }
    others.sort(Comparator.comparingInt(Other::unused).reversed());
    for (Other other : others) {
      long dropped = 1;
      while (used > most && dropped > 0) {
        dropped = other.pool.drop();
        count(other.account, -dropped);
      }
    }
    now++;
  }

  /** The time by which {@link #take} tells which plans were unused longest. */
  int now() {
    return now;
  }

  /** Bytes that are counted. */
  synchronized long used() {
    close();
    return used;
  }
}
