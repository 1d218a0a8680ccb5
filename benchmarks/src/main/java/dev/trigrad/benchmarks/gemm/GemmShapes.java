package dev.trigrad.benchmarks.gemm;

import java.util.ArrayList;
import java.util.List;

/**
 * Matrix products of real networks at batches from 1 to 1024, each shape once: of dense layers the
 * forward product X·W, the weights' gradient Xᵀ·dY and, behind the first layer, the input's
 * gradient dY·Wᵀ; then parts of transformers, recurrent and convolutional networks, and squares.
 */
final class GemmShapes {
  private GemmShapes() {}

  /** The whole list. */
  static List<GemmShape> all() {
    var shapes = new ArrayList<GemmShape>();
    dense(shapes, "perceptron", 1, 2, 16, 2);
    for (int batch : new int[] {1, 32, 128, 1024}) {
      dense(shapes, "digits", batch, 784, 128, 10);
    }
    dense(shapes, "deep digits", 128, 784, 512, 512, 10);
    for (int batch : new int[] {1, 128, 512}) {
      dense(shapes, "wide", batch, 1024, 1024, 1024, 10);
    }
    // Hinton and Salakhutdinov, Science 313 (2006): the encoder.
    dense(shapes, "autoencoder", 100, 784, 1000, 500, 250, 30);
    dense(shapes, "tabular", 17, 37, 53, 29, 3);
    attention(shapes);
    others(shapes);
    for (int size : new int[] {32, 64, 97, 256, 512, 1024, 2048}) {
      add(shapes, new GemmShape("square", size, size, size, false, false));
    }
    return List.copyOf(shapes);
  }

  private static void dense(List<GemmShape> shapes, String name, int batch, int... widths) {
    String origin = name + ", batch " + batch;
    for (int i = 0; i + 1 < widths.length; i++) {
      int in = widths[i];
      int out = widths[i + 1];
      add(shapes, new GemmShape(origin + ", forward", batch, out, in, false, false));
      add(shapes, new GemmShape(origin + ", weights", in, out, batch, true, false));
      if (i > 0) {
        add(shapes, new GemmShape(origin + ", input", batch, in, out, false, true));
      }
    }
  }

  /** Six heads of 64 over 256 positions. */
  private static void attention(List<GemmShape> shapes) {
    add(shapes, new GemmShape("attention, projections", 256, 1152, 384, false, false));
    add(shapes, new GemmShape("attention, scores", 256, 256, 64, false, true));
    add(shapes, new GemmShape("attention, mixture", 256, 64, 256, false, false));
    add(shapes, new GemmShape("attention, keys' gradient", 256, 64, 256, true, false));
    add(shapes, new GemmShape("attention, block", 256, 1536, 384, false, false));
    add(shapes, new GemmShape("attention, block's gradient", 256, 384, 1536, false, true));
  }

  private static void others(List<GemmShape> shapes) {
    // Zaremba, Sutskever and Vinyals, arXiv 1409.2329: four gates of 200 cells, 10,000 words.
    add(shapes, new GemmShape("recurrent, gates", 20, 800, 400, false, false));
    add(shapes, new GemmShape("recurrent, gates' weights", 400, 800, 20, true, false));
    add(shapes, new GemmShape("recurrent, gates' input", 20, 400, 800, false, true));
    add(shapes, new GemmShape("recurrent, words", 20, 10000, 200, false, false));
    add(shapes, new GemmShape("recurrent, words' input", 20, 200, 10000, false, true));
    // Convolutions as products of filters and patches.
    add(shapes, new GemmShape("convolution 5x5, 6 filters", 6, 576, 25, false, false));
    add(shapes, new GemmShape("convolution 5x5, 16 filters", 16, 64, 150, false, false));
    add(shapes, new GemmShape("convolution 3x3, 64 filters", 64, 3136, 576, false, false));
    add(shapes, new GemmShape("convolution 3x3, weights", 64, 576, 3136, false, true));
    add(shapes, new GemmShape("convolution 3x3, patches", 576, 3136, 64, true, false));
    add(shapes, new GemmShape("product of transposes", 150, 70, 90, true, true));
  }

  private static void add(List<GemmShape> shapes, GemmShape shape) {
    if (shapes.stream().noneMatch(other -> other.name().equals(shape.name()))) {
      shapes.add(shape);
    }
  }
}
