package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import dev.trigrad.IndexException;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.Row;
import dev.trigrad.io.FileException;
import dev.trigrad.io.RegularFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Images of a folder with a directory per class, {@code root/<class>/…}, decoded whenever they are
 * read: features float32 [channels, height, width], from 0 to 1 unless {@link #levels} says
 * otherwise; targets int32 [], the class's place among the directories in the order of their names.
 * PNG, JPEG, BMP and GIF (its first frame) by their content; palettes are resolved, alpha is
 * dropped, of 16 bits the upper 8 are taken, as Pillow does. Immutable: each method gives another
 * one; for any number of threads.
 *
 * <p>Files lie in any depth below the directory of their class; those whose names begin with a dot
 * are hidden. Symbolic links are followed within the root. What is neither image nor hidden is
 * refused, as are CMYK images, truncated ones, and those that claim more pixels than 89,478,485 or
 * than their file can hold. Needs the module {@code java.desktop}.
 */
public final class ImageFolder implements Dataset {
  static final String FORMAT = "images";

  private final ImageFiles files;
  private final ImageShape shape;

  private ImageFolder(ImageFiles files, ImageShape shape) {
    this.files = files;
    this.shape = shape;
  }

  /**
   * The colour images of {@code root}, all of the first one's size.
   *
   * @throws FileException if {@code java.desktop} is absent, the root is no directory, has no
   *     classes, one of them no image, or something in it is no image or leads out of it
   */
  public static ImageFolder of(Path root) {
    ArgumentException.requirePresent(root, FORMAT, "path");
    if (ModuleLayer.boot().findModule("java.desktop").isEmpty()) {
      throw new FileException(
          FORMAT
              + ": "
              + RegularFile.line(root.toString())
              + " needs the module java.desktop to be decoded; run with --add-modules"
              + " java.desktop, or link it into the runtime image");
    }
    return new ImageFolder(ImageFiles.of(root), ImageShape.COLOUR);
  }

  /** One channel: (19595 r + 38470 g + 7471 b + 2¹⁵) / 2¹⁶ of colours, as Pillow has it. */
  public ImageFolder grey() {
    return new ImageFolder(files, shape.with(1));
  }

  /** Pixels from 0 to 255, as they are in the file. */
  public ImageFolder levels() {
    return new ImageFolder(files, shape.withScale(1));
  }

  /**
   * All images as {@code height} × {@code width}, by the triangle filter, which averages where it
   * makes smaller; the same bytes as Pillow's {@code resize(size, Image.BILINEAR)}.
   *
   * @throws ArgumentException unless both are from 1 to 16,384
   */
  public ImageFolder resize(int height, int width) {
    return new ImageFolder(files, shape.resized(Resampling.Filter.TRIANGLE, height, width, false));
  }

  /** As {@link #resize}, by averages of areas: Pillow's {@code resize(size, Image.BOX)}. */
  public ImageFolder resizeByArea(int height, int width) {
    return new ImageFolder(files, shape.resized(Resampling.Filter.BOX, height, width, false));
  }

  /**
   * The middle {@code height} × {@code width} pixels of images that are resized, as in {@link
   * #resize}, until they just cover them: their sides keep their proportion.
   */
  public ImageFolder cover(int height, int width) {
    return new ImageFolder(files, shape.resized(Resampling.Filter.TRIANGLE, height, width, true));
  }

  /** The names of the classes; the index of one is its class. */
  public List<String> classes() {
    return files.classes();
  }

  /** The file of row {@code row}, below the root, with slashes: {@code cat/17.png}. */
  public String name(int row) {
    requireRow(row);
    return files.name(row);
  }

  private void requireRow(int row) {
    if (row < 0 || row >= size()) {
      throw new IndexException(FORMAT + ": row " + row + " is out of range, there are " + size());
    }
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public Map<String, TensorType> columns() {
    var columns = new LinkedHashMap<String, TensorType>();
    int[] extents = shape.extents(files);
    columns.put(FEATURES, TensorType.float32(Shape.of(extents)));
    columns.put(TARGETS, TensorType.int32(Shape.of()));
    return Collections.unmodifiableMap(columns);
  }

  /**
   * Decodes an image.
   *
   * @throws FileException naming it if it cannot be decoded, or has another size
   */
  @Override
  public void read(int row, Row into) {
    requireRow(row);
    shape.read(files.file(row), files, into.floats(FEATURES), into.offset(FEATURES));
    into.put(TARGETS, files.label(row));
  }
}
