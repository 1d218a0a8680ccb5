package dev.trigrad.train;

/** Is told what happens in a training, on the thread that trains. */
@FunctionalInterface
public interface TrainingListener {
  /** {@code event} has happened. What is thrown here ends the training, and reaches its caller. */
  void on(TrainingEvent event);
}
