package dev.trigrad.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A virtual machine that trains on one engine, as {@link Protocol} has it. */
final class EngineProcess implements AutoCloseable {
  /** Why a process did not come to the end. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String reason) {
      super(reason);
    }
  }

  private final int number;
  private final Process process;
  private final BufferedReader output;
  private final Path errors;
  private final Thread end = new Thread(this::end, "comparison's end");
  private final long begun = System.nanoTime();
  private String summary = "";

  /**
   * Starts {@code command}.
   *
   * @param number among those of its engine that are kept
   */
  EngineProcess(int number, List<String> command) throws IOException {
    this.number = number;
    errors = Files.createTempFile("trigrad", ".log");
    process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    output = process.inputReader(StandardCharsets.UTF_8);
    // A signal that ends this process does not reach that one.
    try {
      Runtime.getRuntime().addShutdownHook(end);
    } catch (IllegalStateException e) {
      // It ends already.
      end();
    }
  }

  private void end() {
    process.destroyForcibly();
    try {
      Files.deleteIfExists(errors);
    } catch (IOException e) {
      // It stays; nothing depends on it.
    }
  }

  /** What the engine runs on, once that is known. */
  String summary() {
    return summary;
  }

  private double elapsed() {
    return (System.nanoTime() - begun) * 1e-9;
  }

  /** Listens until the training from nothing is done. */
  Start start() throws IOException, Failure {
    double predicted = Double.NaN;
    double stepped = Double.NaN;
    double[] memory = {Double.NaN, Double.NaN};
    var epochs = new ArrayList<Start.Epoch>();
    var losses = new ArrayList<Float>();
    while (true) {
      String[] words = next();
      switch (words[0]) {
        case Protocol.ENGINE ->
            summary = String.join(" ", Arrays.asList(words).subList(1, words.length));
        case Protocol.PREDICTED -> predicted = elapsed();
        case Protocol.STEPPED -> stepped = elapsed();
        case Protocol.EPOCH ->
            epochs.add(
                new Start.Epoch(
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Double.parseDouble(words[3]),
                    elapsed() - Double.parseDouble(words[4])));
        case Protocol.LOSSES -> {
          for (String loss : words[1].split(",")) {
            losses.add(Float.valueOf(loss));
          }
        }
        case Protocol.MEMORY ->
            memory = new double[] {Double.parseDouble(words[1]), Double.parseDouble(words[2])};
        case Protocol.READY -> {
          return new Start(
              predicted, stepped, List.copyOf(epochs), List.copyOf(losses), memory[0], memory[1]);
        }
        default -> throw new Failure("said '" + words[0] + "', which is not understood");
      }
    }
  }

  /** A turn of so many seconds. */
  Round round(double seconds) throws IOException, Failure {
    try {
      process.getOutputStream().write((Math.round(seconds * 1000) + "\n").getBytes());
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new Failure("ended before its turn" + lastError());
    }
    String[] words = next();
    return new Round(
        number,
        Long.parseLong(words[1]),
        Double.parseDouble(words[2]),
        Double.parseDouble(words[3]));
  }

  private String[] next() throws IOException, Failure {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(Protocol.MARK)) {
        String[] words = line.substring(Protocol.MARK.length()).split(" ");
        if (words[0].equals(Protocol.FAILED)) {
          throw new Failure(String.join(" ", Arrays.asList(words).subList(1, words.length)));
        }
        return words;
      }
    }
    throw new Failure("ended without a result" + lastError());
  }

  private String lastError() throws IOException {
    List<String> lines =
        Files.readAllLines(errors).stream().filter(line -> !line.startsWith("WARNING")).toList();
    return lines.isEmpty() ? "" : ": " + lines.getFirst().strip();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException e) {
      // The hook is at work.
      return;
    }
    end();
  }
}
