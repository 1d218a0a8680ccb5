package dev.trigrad.benchmarks.speed;

import java.io.IOException;

/** No library at all: what the virtual machine itself takes. */
public final class Bare implements Starter {
  /** For the service loader. */
  public Bare() {}

  @Override
  public String name() {
    return "bare";
  }

  @Override
  public String version() {
    return "a virtual machine without a library";
  }

  @Override
  public String program() {
    return Bare.class.getName();
  }

  /** Predicts nothing. */
  public static void main(String[] arguments) throws IOException {
    FirstPrediction.report(new float[10]);
  }
}
