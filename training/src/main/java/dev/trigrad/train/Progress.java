package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how a training comes along: on a terminal a bar that is drawn anew in place, with the mean
 * loss of the epoch so far, samples per second and the time left; elsewhere plain lines, one for
 * each epoch and one a minute. No line is longer than 79 columns.
 *
 * {@snippet lang=text :
 * epoch 3/20 [=======>                    ]  14 %  loss 0.2193  18.4k/s  1:32 left
 * }
 */
public final class Progress implements TrainingListener {
  private static final int COLUMNS = 79;
  private static final int BAR = 24;
  private static final long REDRAW = Duration.ofMillis(100).toNanos();

  private final PrintStream out;
  private final boolean bar;
  private final LongSupplier clock;
  private long interval;
  private TrainingEvent.Started started = new TrainingEvent.Started(0, 0);
  private long begun;
  private long shown;
  private long samples;
  private int epoch = -1;
  private double lossSum;
  private double lossWeight;
  private int drawn;

  Progress(PrintStream out, boolean bar, LongSupplier clock) {
    this.out = ArgumentException.requirePresent(out, "progress", "stream");
    this.bar = bar;
    this.clock = clock;
    interval = bar ? REDRAW : Duration.ofMinutes(1).toNanos();
  }

  /** On the standard error stream: a bar if the process has a terminal, else lines. */
  public static Progress toTerminal() {
    Console console = System.console();
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    return new Progress(
        System.err, console != null && console.isTerminal() && !dumb, System::nanoTime);
  }

  /** A bar on {@code out}, which is a terminal. */
  public static Progress bar(PrintStream out) {
    return new Progress(out, true, System::nanoTime);
  }

  /** Lines on {@code out}. */
  public static Progress lines(PrintStream out) {
    return new Progress(out, false, System::nanoTime);
  }

  /** How much time is at least between two lines within an epoch, or two drawings of the bar. */
  public Progress every(Duration time) {
    interval = ArgumentException.requirePresent(time, "progress", "duration").toNanos();
    return this;
  }

  @Override
  public void on(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.Started start -> {
        started = start;
        begun = clock.getAsLong();
        shown = begun;
        samples = 0;
        epoch = -1;
      }
      case TrainingEvent.Stepped step -> stepped(step);
      case TrainingEvent.EpochEnded end -> epochEnded(end);
      case TrainingEvent.Saved saved -> print(List.of("saved", saved.file().toString()), "  ");
      case TrainingEvent.Ended end ->
          print(words("ended after step " + end.step() + ": " + end.reason()), " ");
    }
  }

  private void stepped(TrainingEvent.Stepped step) {
    if (step.epoch() != epoch) {
      epoch = step.epoch();
      lossSum = 0;
      lossWeight = 0;
    }
    samples += step.size();
    lossSum += step.loss() * step.size();
    lossWeight += step.size();
    long now = clock.getAsLong();
    if (now - shown < interval) {
      return;
    }
    shown = now;
    var items = new ArrayList<String>();
    items.add(epochName(step.epoch()));
    long steps = started.steps();
    if (steps > 0) {
      items.add(bar ? drawing(step.step(), steps) : "step " + step.step() + "/" + steps);
      items.add(String.format(Locale.ROOT, "%3d %%", 100 * step.step() / steps));
    } else {
      items.add("step " + step.step());
    }
    items.add("loss " + number(lossSum / lossWeight));
    items.add(rate(now));
    items.add(left(step.step(), now));
    if (bar) {
      draw(items);
    } else {
      print(items, "  ");
    }
  }

  private void epochEnded(TrainingEvent.EpochEnded end) {
    var items = new ArrayList<String>();
    items.add(epochName(end.epoch()));
    end.values().forEach((name, value) -> items.add(name + " " + number(value)));
    long now = clock.getAsLong();
    items.add(rate(now));
    items.add(left(end.step(), now));
    print(items, "  ");
    shown = now;
  }

  private String epochName(int index) {
    return "epoch " + (index + 1) + (started.epochs() < 0 ? "" : "/" + started.epochs());
  }

  private static String drawing(long step, long steps) {
    int full = (int) Math.min(BAR, BAR * step / steps);
    return "["
        + "=".repeat(full)
        + (full < BAR ? ">" : "")
        + " ".repeat(Math.max(0, BAR - full - 1))
        + "]";
  }

  private String rate(long now) {
    double rate = samples / Math.max(1e-9, (now - begun) / 1e9);
    return rate >= 1e6
        ? String.format(Locale.ROOT, "%.1fM/s", rate / 1e6)
        : rate >= 1e4
            ? String.format(Locale.ROOT, "%.1fk/s", rate / 1e3)
            : String.format(Locale.ROOT, "%.0f/s", rate);
  }

  /** The time left, or that which has passed if the end is not known. */
  private String left(long step, long now) {
    long taken = step - started.step();
    if (started.steps() < 0 || taken <= 0) {
      return time(now - begun);
    }
    double each = (double) (now - begun) / taken;
    return time((long) (each * Math.max(0, started.steps() - step))) + " left";
  }

  private static String time(long nanoseconds) {
    long seconds = Math.round(nanoseconds / 1e9);
    return seconds >= 3600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  static String number(double value) {
    double size = Math.abs(value);
    String format = size != 0 && (size < 1e-3 || size >= 1e6) ? "%.3e" : "%.4f";
    return String.format(Locale.ROOT, format, value);
  }

  private void draw(List<String> items) {
    String line = String.join("  ", items);
    line = line.length() > COLUMNS ? line.substring(0, COLUMNS) : line;
    out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
    out.flush();
    drawn = line.length();
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  /** On as many lines as it takes, the later ones indented; a word longer than a line is cut. */
  private void print(List<String> items, String between) {
    var line = new StringBuilder();
    var text = new StringBuilder();
    for (String item : items) {
      if (!line.isEmpty() && line.length() + between.length() + item.length() > COLUMNS) {
        text.append(line).append(System.lineSeparator());
        line.setLength(0);
        line.append("  ");
      }
      line.append(line.isEmpty() || line.toString().equals("  ") ? "" : between);
      int room = COLUMNS - line.length();
      line.append(item.length() > room ? item.substring(0, room - 1) + "…" : item);
    }
    String erase = drawn > 0 ? "\r" + " ".repeat(drawn) + "\r" : "";
    drawn = 0;
    out.print(erase + text.append(line).append(System.lineSeparator()));
    out.flush();
  }
}
