package dev.trigrad.graph.access;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Node;

/**
 * What a tensor is within a graph: an output of a node, or a cell, however often it was read.
 *
 * @param node the node or the cell
 * @param output the number of the output
 */
public record Place(Object node, int output) {
  /** The place of {@code tensor}. */
  public static Place of(Tensor tensor) {
    return new Place(identity(tensor.node()), tensor.output());
  }

  /** A cell is one variable however many leaves read it. */
  public static Object identity(Node node) {
    return node.cell() != null ? node.cell() : node;
  }
}
