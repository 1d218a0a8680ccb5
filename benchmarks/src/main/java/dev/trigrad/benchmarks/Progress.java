package dev.trigrad.benchmarks;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress of a training: a live bar with rate and time left on a terminal, plain lines otherwise.
 */
interface Progress extends AutoCloseable {
  /** {@code done} samples have been trained on. */
  void to(long done);

  /** A line of its own, above the bar. */
  void line(String text);

  @Override
  void close();

  /** The progress of {@code name} over {@code total} samples. */
  static Progress of(String name, long total) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    return terminal ? new Bar(name, total) : new Plain(name);
  }

  /** On a terminal. */
  final class Bar implements Progress {
    private final ProgressBar bar;

    Bar(String name, long total) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUnit(" samples", 1)
              .showSpeed()
              .setUpdateIntervalMillis(200)
              .build();
    }

    @Override
    public void to(long done) {
      bar.stepTo(done);
    }

    @Override
    public void line(String text) {
      // Clears the bar's line; it is drawn again below.
      System.err.print("\r\u001b[2K");
      System.out.println(text);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** In a file or a pipe. */
  final class Plain implements Progress {
    private final String name;

    Plain(String name) {
      this.name = name;
    }

    @Override
    public void to(long done) {}

    @Override
    public void line(String text) {
      System.out.println(name + ": " + text);
    }

    @Override
    public void close() {}
  }
}
