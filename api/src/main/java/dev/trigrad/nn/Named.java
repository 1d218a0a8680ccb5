package dev.trigrad.nn;

/** A cell whose name grows into its path as the modules around it are put together. */
sealed interface Named permits Parameter, State {
  /** Puts {@code module} before the name. */
  void within(String module);
}
