package dev.trigrad.picture.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives the vertices of each layer their y, in their order and with the distances that they need:
 * first near the mean of where their neighbours are, then at a median of these, which makes lines
 * straight. Both are isotonic regressions, by pooling adjacent violators (Ayer et al., An empirical
 * distribution function for sampling with incomplete information, 1955).
 */
final class Heights {
  private static final int MEANS = 16;

  /** So many of the means are of both sides. */
  private static final int BALANCED = 4;

  /** The last one goes from the left to the right, so that lines turn where they arrive. */
  private static final int MEDIANS = 7;

  /** A wish for the y of a block, less the distances above it. */
  private record Wish(double y, double weight) {}

  /** Vertices that touch. */
  private static final class Block {
    final List<Wish> wishes = new ArrayList<>();
    int size;
    double y;

    void place(boolean median) {
      double weights = 0;
      double sum = 0;
      for (Wish wish : wishes) {
        weights += wish.weight;
        sum += wish.weight * wish.y;
      }
      y = sum / weights;
      if (median) {
        wishes.sort(Comparator.comparingDouble(Wish::y));
        double below = 0;
        for (int i = 0; i < wishes.size(); i++) {
          below += wishes.get(i).weight;
          if (below > weights / 2) {
            y = wishes.get(i).y;
            return;
          }
          if (below == weights / 2) {
            y = (wishes.get(i).y + wishes.get(i + 1).y) / 2;
            return;
          }
        }
      }
    }
  }

  private final List<List<Vertex>> layers;

  Heights(List<List<Vertex>> layers) {
    this.layers = layers;
  }

  void assign() {
    for (List<Vertex> layer : layers) {
      for (int i = 1; i < layer.size(); i++) {
        Vertex above = layer.get(i - 1);
        layer.get(i).y = above.y + above.distance(layer.get(i));
      }
    }
    for (int i = 0; i < MEANS + MEDIANS; i++) {
      boolean forward = i % 2 == 0;
      boolean both = i >= MEANS - BALANCED && i < MEANS;
      for (List<Vertex> layer : forward ? layers : layers.reversed()) {
        place(layer, both || forward, both || !forward, i >= MEANS);
      }
    }
    layers.reversed().forEach(Heights::join);
    double top = Double.POSITIVE_INFINITY;
    for (List<Vertex> layer : layers) {
      if (!layer.isEmpty()) {
        top = Math.min(top, layer.getFirst().y - layer.getFirst().height / 2);
      }
    }
    for (List<Vertex> layer : layers) {
      for (Vertex vertex : layer) {
        vertex.y -= top;
      }
    }
  }

  /** Moves what joins several lines, or begins one, to where its only line goes. */
  private static void join(List<Vertex> layer) {
    for (int i = 0; i < layer.size(); i++) {
      Vertex vertex = layer.get(i);
      if (vertex.kind != Vertex.Kind.BOX || vertex.left.size() == 1 || vertex.right.size() != 1) {
        continue;
      }
      Vertex.Link link = vertex.right.getFirst();
      double y = link.to.y + link.toY - link.fromY;
      if (i > 0) {
        Vertex above = layer.get(i - 1);
        y = Math.max(y, above.y + above.distance(vertex));
      }
      if (i + 1 < layer.size()) {
        Vertex below = layer.get(i + 1);
        y = Math.min(y, below.y - vertex.distance(below));
      }
      vertex.y = y;
    }
  }

  private static void place(List<Vertex> layer, boolean left, boolean right, boolean median) {
    var blocks = new ArrayList<Block>();
    double offset = 0;
    for (int i = 0; i < layer.size(); i++) {
      Vertex vertex = layer.get(i);
      offset += i == 0 ? 0 : layer.get(i - 1).distance(vertex);
      var block = new Block();
      block.size = 1;
      wish(block, vertex, offset, left, right);
      block.place(median);
      while (!blocks.isEmpty() && blocks.getLast().y > block.y) {
        Block above = blocks.removeLast();
        above.wishes.addAll(block.wishes);
        above.size += block.size;
        above.place(median);
        block = above;
      }
      blocks.add(block);
    }
    offset = 0;
    int next = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.size; i++, next++) {
        offset += next == 0 ? 0 : layer.get(next - 1).distance(layer.get(next));
        layer.get(next).y = block.y + offset;
      }
    }
  }

  private static void wish(Block block, Vertex vertex, double offset, boolean left, boolean right) {
    if (left) {
      for (Vertex.Link link : vertex.left) {
        double y = link.from.y + link.fromY - link.toY;
        block.wishes.add(new Wish(y - offset, link.weight()));
      }
    }
    if (right) {
      for (Vertex.Link link : vertex.right) {
        double y = link.to.y + link.toY - link.fromY;
        block.wishes.add(new Wish(y - offset, link.weight()));
      }
    }
    if (block.wishes.isEmpty()) {
      block.wishes.add(new Wish(vertex.y - offset, 0.25));
    }
  }
}
