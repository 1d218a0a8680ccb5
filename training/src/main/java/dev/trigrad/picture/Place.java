package dev.trigrad.picture;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Node;

/** What a tensor is within a graph: an output of a node, or a cell, however often it was read. */
record Place(Object node, int output) {
  static Place of(Tensor tensor) {
    return new Place(identity(tensor.node()), tensor.output());
  }

  /** A cell is one variable however many leaves read it. */
  static Object identity(Node node) {
    return node.cell() != null ? node.cell() : node;
  }
}
