package dev.trigrad.data.file;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Recorder;
import dev.trigrad.io.FileException;
import java.nio.file.Path;
import java.util.Arrays;

/** Images of unsigned bytes, and their classes. */
final class IdxClasses {
  private IdxClasses() {}

  static TensorDataset read(Path images, Path classes, int count) {
    Idx pixels = bytes(images);
    Idx targets = bytes(classes);
    if (targets.extents().length != 1 || targets.extents()[0] != pixels.extents()[0]) {
      throw new FileException(
          "idx: "
              + images
              + " has the extents "
              + Arrays.toString(pixels.extents())
              + ", "
              + classes
              + " "
              + Arrays.toString(targets.extents())
              + "; expected one class per image");
    }
    byte[] labels = targets.bytes();
    for (int i = 0; i < labels.length; i++) {
      if ((labels[i] & 0xff) >= count) {
        throw new FileException(
            "idx: "
                + classes
                + " element "
                + i
                + " is "
                + (labels[i] & 0xff)
                + ", expected a class from 0 to "
                + (count - 1));
      }
    }
    float[] features = new float[pixels.bytes().length];
    for (int i = 0; i < features.length; i++) {
      features[i] = (pixels.bytes()[i] & 0xff) / 255f;
    }
    Tensor scaled = Recorder.constant(TensorType.float32(Shape.of(pixels.extents())), features);
    return TensorDataset.of(scaled, targets.tensor());
  }

  private static Idx bytes(Path file) {
    Idx all = Idx.read(file);
    if (all.type() != Idx.Type.UNSIGNED_BYTE) {
      throw new FileException(
          "idx: " + file + " holds elements of type " + all.type() + ", expected unsigned bytes");
    }
    return all;
  }
}
