package dev.trigrad.graph;

import dev.trigrad.Tensor;

/** What a tensor is within a graph: an output of a node, or a cell, however often it was read. */
record Place(Object node, int output) {
  static Place of(Tensor tensor) {
    Cell cell = tensor.node().cell();
    return new Place(cell != null ? cell : tensor.node(), tensor.output());
  }
}
