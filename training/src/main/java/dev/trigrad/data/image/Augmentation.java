package dev.trigrad.data.image;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.TensorType;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.Row;
import dev.trigrad.data.RowFunction;
import dev.trigrad.data.SourceRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Policies as a function of the rows of a data set of images, each a float32 column [channels,
 * height, width]: grey or colour, with values from 0 to white, which are read as 8-bit ones (see
 * {@link Pixels}). What is drawn depends on the row's key alone, that is on seed, epoch and index,
 * so that any number of workers makes the same bits.
 *
 * <pre>{@code
 * var standard =
 *     Policy.of(ImageOperation.CROP.step(1, 4), ImageOperation.FLIP_HORIZONTAL.step(0.5));
 * Dataset augmented =
 *     train.map(Augmentation.of(standard, Policies.autoAugmentCifar10(32, 32)));
 * }</pre>
 *
 * <p>Boxes, a float32 column [n, 4] of (x0, y0, x1, y1) in pixels, follow each geometric operation:
 * a box becomes the smallest upright one around its moved corners, cut off at the image. Of one
 * that leaves, wholly or but for less than a share that can be set, zeros stay, and −1 for its
 * class. Boxes without an area pad a row to its n; they stay as they are.
 */
public final class Augmentation implements RowFunction {
  private final List<Policy> policies;
  private final Images images;
  private final Targets targets;

  /** Where the images are, and how they are drawn; 0 rows for a window of all. */
  private record Images(
      String column, float white, Sampling sampling, int[] fill, int height, int width) {}

  /** Where boxes and classes are, if anywhere. */
  private record Targets(String boxes, String classes, double visible) {}

  private Augmentation(List<Policy> policies, Images images, Targets targets) {
    this.policies = policies;
    this.images = images;
    this.targets = targets;
  }

  /**
   * All of these policies one after another, on {@link Dataset#FEATURES} with 1 as white; {@link
   * Sampling#NEAREST} and black from outside; without boxes.
   */
  public static Augmentation of(Policy... policies) {
    ArgumentException.requirePresent(policies, "augmentation", "array of policies");
    for (int i = 0; i < policies.length; i++) {
      ArgumentException.requirePresent(policies[i], "augmentation", "policy", i);
    }
    return new Augmentation(
        List.of(policies),
        new Images(Dataset.FEATURES, 1, Sampling.NEAREST, new int[0], 0, 0),
        new Targets(null, null, 0));
  }

  /** As above, of a list. */
  public static Augmentation of(List<Policy> policies) {
    ArgumentException.requirePresent(policies, "augmentation", "list of policies");
    return of(policies.toArray(Policy[]::new));
  }

  /** This one for images in {@code column}, whose brightest value is {@code white}. */
  public Augmentation withImages(String column, float white) {
    ArgumentException.requirePresent(column, "augmentation", "column of images");
    PixelValues.requireWhite(white);
    Images i = images;
    return with(new Images(column, white, i.sampling, i.fill, i.height, i.width));
  }

  /** This one with {@code fill} from outside and {@code sampling} between pixels. */
  public Augmentation withSampling(Sampling sampling, int... fill) {
    ArgumentException.requirePresent(sampling, "augmentation", "sampling");
    ArgumentException.requirePresent(fill, "augmentation", "fill");
    PixelValues.fill(fill, fill.length == 3 ? 3 : 1);
    Images i = images;
    return with(new Images(i.column, i.white, sampling, fill.clone(), i.height, i.width));
  }

  /**
   * This one with a window of these extents taken at random from each image, before the policies.
   */
  public Augmentation withWindow(int height, int width) {
    PixelValues.requireImage(1, height, width);
    Images i = images;
    return with(new Images(i.column, i.white, i.sampling, i.fill, height, width));
  }

  /** This one with boxes in column {@code boxes} that follow. */
  public Augmentation withBoxes(String boxes) {
    ArgumentException.requirePresent(boxes, "augmentation", "column of boxes");
    return new Augmentation(policies, images, new Targets(boxes, null, 0));
  }

  /**
   * This one with boxes that follow, and their classes: an int32 column [n].
   *
   * @param visible the share of its area that a box must keep at each cut, below 1; 0 keeps all
   *     that keep any
   */
  public Augmentation withBoxes(String boxes, String classes, double visible) {
    ArgumentException.requirePresent(boxes, "augmentation", "column of boxes");
    ArgumentException.requirePresent(classes, "augmentation", "column of classes");
    if (!(visible >= 0 && visible < 1)) {
      throw new ArgumentException(
          "augmentation: visible share is " + visible + ", expected a number in [0, 1)");
    }
    return new Augmentation(policies, images, new Targets(boxes, classes, visible));
  }

  private Augmentation with(Images other) {
    return new Augmentation(policies, other, targets);
  }

  @Override
  public Map<String, TensorType> columns(Map<String, TensorType> source) {
    Shape shape = require(source, images.column, DType.FLOAT32, 3, "[channels, height, width]");
    PixelValues.requireImage(shape.extent(0), shape.extent(1), shape.extent(2));
    PixelValues.fill(images.fill, shape.extent(0));
    if (targets.boxes != null) {
      requireBoxes(source);
    }
    if (images.height == 0) {
      return source;
    }
    requireWindow(shape.extent(1), shape.extent(2));
    var columns = new LinkedHashMap<>(source);
    columns.put(
        images.column, TensorType.float32(Shape.of(shape.extent(0), images.height, images.width)));
    return columns;
  }

  private void requireBoxes(Map<String, TensorType> source) {
    Shape boxes = require(source, targets.boxes, DType.FLOAT32, 2, "[boxes, 4]");
    if (boxes.extent(1) != 4) {
      throw new ShapeException(
          "augmentation: column '" + targets.boxes + "' is " + boxes + ", expected [boxes, 4]");
    }
    if (targets.classes != null
        && require(source, targets.classes, DType.INT32, 1, "[boxes]").extent(0)
            != boxes.extent(0)) {
      throw new ShapeException(
          "augmentation: column '"
              + targets.classes
              + "' is "
              + source.get(targets.classes).shape()
              + ", column '"
              + targets.boxes
              + "' "
              + boxes
              + "; give a class for each box");
    }
  }

  private void requireWindow(int height, int width) {
    if (images.height > height || images.width > width) {
      throw new ShapeException(
          "augmentation: window ["
              + images.height
              + ", "
              + images.width
              + "] of an image ["
              + height
              + ", "
              + width
              + "]; take a smaller one");
    }
  }

  private static Shape require(
      Map<String, TensorType> columns, String name, DType dtype, int rank, String expected) {
    TensorType type = columns.get(name);
    if (type == null) {
      throw new ArgumentException(
          "augmentation: no column '" + name + "', there are " + columns.keySet());
    }
    if (type.dtype() != dtype) {
      throw new DTypeException(
          "augmentation: column '" + name + "' is " + type + ", expected " + dtype);
    }
    if (type.shape().rank() != rank) {
      throw new ShapeException(
          "augmentation: column '" + name + "' is " + type + ", expected " + expected);
    }
    return type.shape();
  }

  /** {@code image} after this augmentation, as {@code key} draws it. */
  public Pixels apply(Pixels image, RandomKey key) {
    ArgumentException.requirePresent(image, "augmentation", "image");
    ArgumentException.requirePresent(key, "augmentation", "key");
    return apply(image, key, new float[0]);
  }

  private Pixels apply(Pixels image, RandomKey key, float[] boxes) {
    Pixels changed = image;
    if (images.height > 0) {
      requireWindow(image.height(), image.width());
      RandomKey window = key.split("window");
      int top = Policy.below(image.height() - images.height + 1, window, 0);
      int left = Policy.below(image.width() - images.width + 1, window, 1);
      changed = image.crop(top, left, images.height, images.width, images.fill);
      move(boxes, Affine.translation(left, top), changed);
    }
    for (int i = 0; i < policies.size(); i++) {
      RandomKey drawn = key.split(i);
      List<Policy.Step> steps = policies.get(i).draw(drawn);
      for (int j = 0; j < steps.size(); j++) {
        RandomKey own = drawn.split(j);
        if (steps.get(j).happens(own)) {
          double magnitude = steps.get(j).magnitude(own);
          ImageOperation operation = steps.get(j).operation();
          RandomKey more = own.split(0);
          move(boxes, operation.map(magnitude, more, changed.height(), changed.width()), changed);
          changed = operation.apply(changed, magnitude, images.sampling, more, images.fill);
        }
      }
    }
    return changed;
  }

  private void move(float[] boxes, double[] map, Pixels to) {
    if (map != null) {
      Boxes.move(boxes, map, to.height(), to.width(), targets.visible);
    }
  }

  @Override
  public void apply(SourceRow source, Row target) {
    Shape shape = source.type(images.column).shape();
    float[] boxes = targets.boxes == null ? new float[0] : source.floats(targets.boxes);
    boolean[] padding = new boolean[boxes.length / 4];
    for (int i = 0; i < padding.length; i++) {
      padding[i] = Boxes.padding(boxes, 4 * i);
    }
    Pixels image =
        Pixels.of(
            source.floats(images.column),
            0,
            shape.extent(0),
            shape.extent(1),
            shape.extent(2),
            images.white);
    apply(image, target.random(), boxes)
        .copyTo(target.floats(images.column), target.offset(images.column), images.white);
    if (targets.classes != null) {
      int[] classes = source.ints(targets.classes);
      for (int i = 0; i < padding.length; i++) {
        if (!padding[i] && Boxes.padding(boxes, 4 * i)) {
          classes[i] = -1;
        }
      }
    }
  }
}
