package dev.trigrad.benchmarks.training;

import dev.trigrad.Engines;
import dev.trigrad.run.Evaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that goes on with every training that another one has left in a directory. */
final class ResumeChild {
  /** Seed of what is replaced by loading. */
  private static final long OTHER = 77;

  private ResumeChild() {}

  /** Where a training of {@code row} is left. */
  static Path file(Path directory, ResumeRow row) {
    return directory.resolve(row.name().replaceAll("\\W", "-") + ".safetensors");
  }

  /** What {@code row} saw and what it was at the end, after it has gone on. */
  static List<String> resumed(Path directory, ResumeRow row, Evaluator evaluator) {
    try (var run = new ResumeRun(row, evaluator, OTHER)) {
      // Whatever is forgotten is another one by now.
      run.train(1);
      run.load(file(directory, row));
      return told(row, run, run.train(ResumeRun.BATCHES));
    }
  }

  /** The end of {@code run} as lines of text. */
  static List<String> told(ResumeRow row, ResumeRun run, List<String> seen) {
    var lines = new ArrayList<String>();
    seen.forEach(each -> lines.add(row.name() + "\tseen\t" + each));
    run.values().forEach((name, value) -> lines.add(row.name() + "\t" + name + "\t" + value));
    return lines;
  }

  /** {@code <engine> <directory>}: goes on, and writes the ends to {@code <engine>.txt} there. */
  public static void main(String[] arguments) throws IOException {
    Evaluator evaluator = Engines.evaluator(arguments[0]);
    Path directory = Path.of(arguments[1]);
    var lines = new ArrayList<String>();
    for (ResumeRow row : ResumeRow.all()) {
      if (Files.exists(file(directory, row))) {
        lines.addAll(resumed(directory, row, evaluator));
      }
    }
    Files.write(directory.resolve(arguments[0] + ".txt"), lines);
  }
}
