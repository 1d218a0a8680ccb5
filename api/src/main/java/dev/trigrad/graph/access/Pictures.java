package dev.trigrad.graph.access;

import dev.trigrad.GraphException;
import dev.trigrad.graph.Graph;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** What draws graphs, found as a service: the graph itself knows no picture. */
public interface Pictures {
  /** The picture of {@code graph} as an SVG document. */
  String svg(Graph graph);

  /** The picture of {@code graph} as a flowchart of Mermaid. */
  String mermaid(Graph graph);

  /**
   * The one there is, for the method called {@code name}.
   *
   * @throws GraphException if there is none
   */
  static Pictures standard(String name) {
    ClassLoader own = Pictures.class.getClassLoader();
    return find(name, own, Thread.currentThread().getContextClassLoader());
  }

  /** The first one that one of {@code loaders} finds. */
  static Pictures find(String name, ClassLoader... loaders) {
    return Stream.of(loaders)
        .map(loader -> ServiceLoader.load(Pictures.class, loader).findFirst())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new GraphException(
                    "graph: "
                        + name
                        + "() is drawn by trigrad-training, which is not on the class path or"
                        + " module path; add it, or use dot()"));
  }
}
