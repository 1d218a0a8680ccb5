package dev.trigrad.nn;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;

/** A cell of a module that is no parameter. */
final class State extends Cell implements Named {
  private String path;

  State(String name, Tensor initial) {
    super(name, initial);
    this.path = name;
  }

  @Override
  public void within(String module) {
    path = module + "." + path;
  }

  @Override
  public String name() {
    return path;
  }
}
