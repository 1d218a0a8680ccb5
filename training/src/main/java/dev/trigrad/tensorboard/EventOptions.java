package dev.trigrad.tensorboard;

import dev.trigrad.ArgumentException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How an {@link EventWriter} writes: {@code EventOptions.standard().flushEvery(Duration.ZERO)}.
 *
 * @param host what the file is named after beside the time; TensorBoard shows it nowhere
 * @param clock where the times of events come from
 * @param interval how long an event may wait before it is written to the file; zero for not at all
 */
public record EventOptions(String host, InstantSource clock, Duration interval) {
  /** Checks the name and the interval. */
  public EventOptions {
    ArgumentException.requirePresent(host, "tensorboard", "host");
    ArgumentException.requirePresent(clock, "tensorboard", "clock");
    ArgumentException.requirePresent(interval, "tensorboard", "interval");
    if (!host.matches("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}")) {
      throw new ArgumentException(
          "tensorboard: host is '"
              + host
              + "', expected up to 100 letters, digits, dots, dashes and underscores");
    }
    if (interval.isNegative()) {
      throw new ArgumentException(
          "tensorboard: interval is " + interval + ", expected zero or more");
    }
  }

  /**
   * A neutral name in place of the machine's, the system's clock, five seconds: less than
   * TensorBoard itself waits before it looks for more.
   */
  public static EventOptions standard() {
    return new EventOptions("trigrad", InstantSource.system(), Duration.ofSeconds(5));
  }

  /** As this, but files are named after {@code host}. */
  public EventOptions host(String host) {
    return new EventOptions(host, clock, interval);
  }

  /** As this, but times come from {@code clock}; a fixed one makes files that can be compared. */
  public EventOptions clock(InstantSource clock) {
    return new EventOptions(host, clock, interval);
  }

  /** As this, but no event waits longer than {@code interval} before it is written. */
  public EventOptions flushEvery(Duration interval) {
    return new EventOptions(host, clock, interval);
  }
}
