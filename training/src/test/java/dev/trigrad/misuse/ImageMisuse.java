package dev.trigrad.misuse;

import static dev.trigrad.misuse.Misuse.argument;
import static dev.trigrad.misuse.Misuse.dtype;
import static dev.trigrad.misuse.Misuse.index;
import static dev.trigrad.misuse.Misuse.shape;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.image.Augmentation;
import dev.trigrad.data.image.ContactSheet;
import dev.trigrad.data.image.ImageOperation;
import dev.trigrad.data.image.MixUp;
import dev.trigrad.data.image.Pixels;
import dev.trigrad.data.image.Policies;
import dev.trigrad.data.image.Policy;
import dev.trigrad.data.image.Sampling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Wrong calls of images, policies and contact sheets. */
final class ImageMisuse {
  private static final RandomKey KEY = RandomKey.of(1);
  private static final Tensor IMAGES = Tensor.of(new float[12], 1, 3, 2, 2);
  private static final Pixels PIXELS = Pixels.of(new float[12], 0, 3, 2, 2, 1);

  private ImageMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(pixels(), policies(), augmentations(), others()).flatMap(rows -> rows);
  }

  private static Pixels grey(float value) {
    return Pixels.of(new float[] {0, 0, value, 0}, 0, 1, 2, 2, 1);
  }

  private static Stream<Misuse> pixels() {
    String rule =
        ", expected one from 0 to 1.0; augment before standardising, or say what white is";
    return Stream.of(
        argument("pixels: value NaN in channel 0, row 1, column 0" + rule, () -> grey(Float.NaN)),
        argument("pixels: value -0.5 in channel 0, row 1, column 0" + rule, () -> grey(-0.5f)),
        argument("pixels: value 1.1 in channel 0, row 1, column 0" + rule, () -> grey(1.1f)),
        argument("pixels: array is null", () -> Pixels.of(null, 0, 1, 1, 1, 1)),
        argument("pixels: tensor is null", () -> Pixels.of(null, 1)),
        argument(
            "pixels: white is 0.0, expected a finite number > 0",
            () -> Pixels.of(new float[1], 0, 1, 1, 1, 0)),
        shape(
            "pixels: 2 channels, expected 1 (grey) or 3 (red, green, blue)",
            () -> Pixels.of(new float[2], 0, 2, 1, 1, 1)),
        shape(
            "pixels: height 0 and width 1, expected at least 1 each and at most 2²⁸ values",
            () -> Pixels.of(new float[2], 0, 1, 0, 1, 1)),
        shape(
            "pixels: height 2147483647 and width 2147483647, expected at least 1 each and at most"
                + " 2²⁸ values",
            () -> PIXELS.crop(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE)),
        shape(
            "pixels: array has 4 values, expected 4 from index 1 on",
            () -> Pixels.of(new float[4], 1, 1, 2, 2, 1)),
        shape(
            "pixels: tensor is [1, 3, 2, 2], expected [channels, height, width]",
            () -> Pixels.of(IMAGES, 1)),
        argument(
            "pixels: fill is 256, expected 0 to 255",
            () -> PIXELS.rotate(1, Sampling.NEAREST, 256)),
        argument(
            "pixels: fill of 2 values for 3 channels; give one, or one for each",
            () -> PIXELS.rotate(1, Sampling.NEAREST, 1, 2)),
        argument("transform: sampling is null", () -> PIXELS.rotate(1, null)),
        argument(
            "transform: matrix of 1 numbers, expected 6: a, b, c, d, e, f",
            () -> PIXELS.transform(new double[1], Sampling.NEAREST)),
        argument(
            "rotate: angle is NaN, expected a finite number",
            () -> PIXELS.rotate(Double.NaN, Sampling.NEAREST)),
        argument(
            "brightness: factor is Infinity, expected a finite number",
            () -> PIXELS.brightness(1e300)),
        argument(
            "solarize: threshold is NaN, expected a finite number",
            () -> PIXELS.solarize(Double.NaN)),
        argument("posterize: 0 bits, expected 1 to 8", () -> PIXELS.posterize(0)),
        argument("hue: turn is 0.6, expected one from -0.5 to 0.5", () -> PIXELS.hue(0.6)),
        argument("noise: key is null", () -> PIXELS.noise(1, null)));
  }

  private static Stream<Misuse> policies() {
    return Stream.of(
        argument("policy: no sub-policies; give at least one", () -> new Policy(List.of())),
        argument("policy: step 0 is null", () -> Policy.of((Policy.Step) null)),
        argument("policy: policy 1 is null", () -> Policy.oneOf(Policy.of(), null)),
        argument(
            "policy: sub-policy 1 is null",
            () -> new Policy(new ArrayList<>(Arrays.asList(List.of(), null)))),
        argument(
            "policy: probability of INVERT is 1.5, expected a number in [0, 1]",
            () -> ImageOperation.INVERT.step(1.5)),
        argument(
            "policy: probability of INVERT is NaN, expected a number in [0, 1]",
            () -> ImageOperation.INVERT.step(Double.NaN)),
        argument(
            "policy: magnitude of ROTATE is 400.0, expected a number from -360.0 to 360.0",
            () -> ImageOperation.ROTATE.step(1, 400)),
        argument(
            "policy: magnitude of HUE is NaN, expected a number from -0.5 to 0.5",
            () -> ImageOperation.HUE.apply(PIXELS, Double.NaN, Sampling.NEAREST, KEY)),
        argument(
            "policy: magnitude of POSTERIZE is 0.0, expected a whole number from 1.0 to 8.0",
            () -> ImageOperation.POSTERIZE.step(1)),
        argument(
            "policy: magnitude of CROP is 1.5, expected a whole number from 0.0 to 32767.0",
            () -> ImageOperation.CROP.step(1, 1.5)),
        argument(
            "policy: magnitude of INVERT is 1.0, expected 0, as it has none",
            () -> ImageOperation.INVERT.step(1, 1)),
        argument(
            "policy: magnitude of SOLARIZE is -9.0, expected a number from 0.0 to 256.0",
            () -> ImageOperation.SOLARIZE.step(1, 9).withEitherSign()),
        argument(
            "policy: magnitudes of ROTATE go from 2.0 to 1.0; swap them",
            () -> ImageOperation.ROTATE.step(1, 2, 1)),
        argument(
            "policy: key of CROP is null",
            () -> ImageOperation.CROP.apply(PIXELS, 1, Sampling.NEAREST, null)),
        argument(
            "policy: randAugment of 2 operations by magnitude 31, expected at least 0 by one from 0"
                + " to 30",
            () -> Policies.randAugment(2, 31, 8, 8)),
        shape(
            "pixels: height 0 and width 8, expected at least 1 each and at most 2²⁸ values",
            () -> Policies.autoAugmentSvhn(0, 8)));
  }

  private static void map(Augmentation augmentation, String name, Tensor column) {
    Map<String, Tensor> columns = new LinkedHashMap<>();
    columns.put(Dataset.FEATURES, IMAGES);
    columns.put("boxes", Tensor.of(new float[] {Float.NaN, 0, 1, 1}, 1, 1, 4));
    columns.put(name, column);
    new TensorDataset(columns).map(augmentation).batches(1, KEY).getFirst();
  }

  private static Stream<Misuse> augmentations() {
    Augmentation plain = Augmentation.of();
    Augmentation boxes = plain.withBoxes("boxes", "kinds", 0);
    Tensor kinds = Tensor.of(new int[2], 1, 2);
    return Stream.of(
        argument("augmentation: policy 0 is null", () -> Augmentation.of((Policy) null)),
        argument(
            "augmentation: no column 'x', there are [features, boxes, kinds]",
            () -> map(plain.withImages("x", 1), "kinds", kinds)),
        dtype(
            "augmentation: column 'kinds' is int32[2], expected FLOAT32",
            () -> map(plain.withImages("kinds", 1), "kinds", kinds)),
        shape(
            "augmentation: column 'boxes' is float32[1, 4], expected [channels, height, width]",
            () -> map(plain.withImages("boxes", 1), "kinds", kinds)),
        shape(
            "augmentation: window [2, 3] of an image [2, 2]; take a smaller one",
            () -> map(plain.withWindow(2, 3), "kinds", kinds)),
        shape(
            "augmentation: window [2, 3] of an image [2, 2]; take a smaller one",
            () -> plain.withWindow(2, 3).apply(PIXELS, KEY)),
        shape(
            "augmentation: column 'boxes' is [1, 5], expected [boxes, 4]",
            () -> map(boxes, "boxes", Tensor.of(new float[5], 1, 1, 5))),
        shape(
            "augmentation: column 'kinds' is [2], column 'boxes' [1, 4]; give a class for each box",
            () -> map(boxes, "kinds", kinds)),
        argument(
            "augmentation: number 0 of box 0 is NaN, expected a finite one",
            () -> map(plain.withBoxes("boxes"), "kinds", kinds)),
        argument(
            "augmentation: visible share is 1.0, expected a number in [0, 1)",
            () -> plain.withBoxes("boxes", "kinds", 1)),
        argument(
            "dataset: row 0 draws random numbers, but is read without a key; give batches(size,"
                + " key) one, or a loader a seed, and cache before what draws",
            () ->
                TensorDataset.of(IMAGES, Tensor.of(new int[1]))
                    .map(plain)
                    .batches(1, null)
                    .getFirst()));
  }

  private static Stream<Misuse> others() {
    var batch = TensorDataset.of(IMAGES, Tensor.of(new int[] {3})).batches(1, KEY).getFirst();
    return Stream.of(
        argument(
            "mixUp: alpha is -1.0, expected a finite number of at least 0", () -> new MixUp(-1, 2)),
        argument("mixUp: 0 classes, expected at least 1", () -> new MixUp(1, 0)),
        index(
            "mixUp: row 0 of column 'targets' is 3, expected a class from 0 to 2",
            () -> new MixUp(1, 3).apply(batch, KEY)),
        argument("mixUp: key is null", () -> new MixUp(1, 4).apply(batch, null)),
        shape(
            "contact sheet: images are [1], expected [n, channels, height, width]",
            () -> ContactSheet.of(Tensor.of(new float[1]), 1)),
        shape(
            "contact sheet: 1 images in 0 columns, expected at least 1 each",
            () -> ContactSheet.of(IMAGES, 0)),
        argument(
            "contact sheet: 2 labels for 1 images; give none, or one for each",
            () -> ContactSheet.of(IMAGES, 1, "a", "b")),
        argument(
            "contact sheet: range from 1.0 to 1.0, expected a finite one",
            () -> ContactSheet.of(IMAGES, 1).withRange(1, 1)),
        argument(
            "contact sheet: zoom is 0, expected at least 1",
            () -> ContactSheet.of(IMAGES, 1).withZoom(0)),
        shape(
            "contact sheet: 4294967302 by 4294967302 points, expected at most 2²⁷ in all; draw"
                + " fewer images, or smaller ones",
            () ->
                ContactSheet.of(IMAGES, 1)
                    .withZoom(Integer.MAX_VALUE)
                    .write(Path.of("sheet.png"))));
  }
}
