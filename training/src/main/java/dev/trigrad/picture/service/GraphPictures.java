package dev.trigrad.picture.service;

import dev.trigrad.graph.Graph;
import dev.trigrad.graph.access.Pictures;
import dev.trigrad.picture.Drawing;

/** Draws for {@link Graph#svg} and {@link Graph#mermaid}, which find it as a service. */
public final class GraphPictures implements Pictures {
  /** For the service loader. */
  public GraphPictures() {}

  @Override
  public String svg(Graph graph) {
    return Drawing.of(graph).svg();
  }

  @Override
  public String mermaid(Graph graph) {
    return Drawing.of(graph).mermaid();
  }
}
