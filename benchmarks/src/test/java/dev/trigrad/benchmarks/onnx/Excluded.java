package dev.trigrad.benchmarks.onnx;

/** A case that cannot be run, with the reason that the report prints. */
final class Excluded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Excluded(String reason) {
    super(reason);
  }
}
