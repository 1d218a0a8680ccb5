package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.data.Batch;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.image.ContactSheet;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.nn.SinCos;
import dev.trigrad.optim.Adam;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/**
 * Reading a clock's hand. As a number an angle leaps from π to −π where the hand itself moves on: a
 * network with one output has to leap with it, and gives something between on both sides. On the
 * circle, as (sin φ, cos φ), nothing leaps.
 */
@Command(name = "angles", description = "Angles by sine and cosine against a plain number")
final class Angles extends Lesson {
  private static final int SIDE = 9;
  private static final int EPOCHS = 40;
  private static final int PARTS = 36;

  @Override
  protected void teach() {
    TensorDataset train = hands(1000, RandomKey.of(seed()).split("train"));
    TensorDataset test = hands(2000, RandomKey.of(seed()).split("test"));

    Module plain = network(1);
    train(plain, train, false);
    Module circle = network(2).append(new SinCos());
    train(circle, train, true);

    Tensor phi = test.targets();
    double[] plainErrors = errors(plain.apply(test.features()).reshape(-1), phi);
    double[] circleErrors = errors(SinCos.angle(circle.apply(test.features())), phi);

    say("Mean error in degrees of %d test pictures, by the hand's angle:", phi.shape().extent(0));
    say("   angle   one number   sine and cosine");
    for (int part = 0; part < PARTS; part += part == 0 || part == PARTS - 2 ? 1 : 3) {
      say("%7.0f° %12.1f %17.1f", degrees(part), plainErrors[part], circleErrors[part]);
    }
    double atTheCut = Math.min(plainErrors[0], plainErrors[PARTS - 1]);
    double elsewhere =
        IntStream.range(4, PARTS - 4).mapToDouble(i -> plainErrors[i]).max().orElseThrow();
    double largest =
        IntStream.range(0, PARTS).mapToDouble(i -> circleErrors[i]).max().orElseThrow();
    say("");
    claim(
        atTheCut > 3 * elsewhere,
        "one number: at ±180° errors are %.0f° and more, far from it at most %.1f°.",
        Math.floor(atTheCut),
        elsewhere);
    claim(largest < atTheCut / 3, "sine and cosine: at most %.1f° anywhere.", largest);
    plot("errors", () -> curves(plainErrors, circleErrors));
    sheet("hands", () -> ContactSheet.of(pictures(), 8, labels()).withRange(0, 1));
  }

  private Sequential network(int outputs) {
    return Sequential.of(new Linear(SIDE * SIDE, 32), Activation.tanh(), new Linear(32, outputs));
  }

  private void train(Module model, TensorDataset data, boolean onCircle) {
    model.initialize(seed());
    var optimizer = new Adam(model, 0.003).on(engine());
    var loss = new MeanSquaredError();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (Batch batch : data.batches(25, RandomKey.of(seed()).split(epoch))) {
        Tensor phi = batch.targets();
        Tensor target = onCircle ? SinCos.of(phi) : phi.reshape(-1, 1);
        optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), target));
      }
    }
  }

  /** Pictures of a hand at random angles in (−π, π]. */
  private TensorDataset hands(int count, RandomKey key) {
    Tensor phi = engine().evaluate(Tensor.uniform(key, count).rsub(0.5).mul(2 * Math.PI));
    return TensorDataset.of(pictures(phi.toArray()), phi);
  }

  /** A hand from the middle of 9×9 pixels to their edge, each pixel as bright as it is near. */
  private static Tensor pictures(float[] angles) {
    float[] pixels = new float[angles.length * SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      double phi = angles[i / (SIDE * SIDE)];
      double x = i % SIDE - SIDE / 2;
      double y = SIDE / 2 - i / SIDE % SIDE;
      double along = Math.clamp(x * Math.cos(phi) + y * Math.sin(phi), 0, 4);
      double distance = Math.hypot(x - along * Math.cos(phi), y - along * Math.sin(phi));
      pixels[i] = (float) Math.max(0, 1 - distance);
    }
    return Tensor.of(pixels, angles.length, SIDE * SIDE);
  }

  /** The mean error, in degrees around the circle, in each of 36 parts from −π to π. */
  private double[] errors(Tensor predicted, Tensor phi) {
    float[] at = engine().evaluate(predicted).toArray();
    float[] right = phi.toArray();
    double[] sums = new double[PARTS];
    int[] counts = new int[PARTS];
    for (int i = 0; i < right.length; i++) {
      int part = Math.clamp((int) ((right[i] / Math.PI + 1) / 2 * PARTS), 0, PARTS - 1);
      sums[part] += Math.abs(Math.toDegrees(Math.IEEEremainder(at[i] - right[i], 2 * Math.PI)));
      counts[part]++;
    }
    return IntStream.range(0, PARTS).mapToDouble(i -> sums[i] / counts[i]).toArray();
  }

  /** The middle of a part. */
  private static double degrees(int part) {
    return 360 * (part + 0.5) / PARTS - 180;
  }

  private static Curves curves(double[] plain, double[] circle) {
    double[] degrees = IntStream.range(0, PARTS).mapToDouble(Angles::degrees).toArray();
    return new Curves("Reading a clock's hand", "angle of the hand, degrees", "mean error, degrees")
        .line("one number", degrees, plain)
        .line("sine, cosine", degrees, circle)
        .logarithmicY();
  }

  private static float[] shown() {
    float[] angles = new float[8];
    for (int i = 0; i < 8; i++) {
      angles[i] = (float) (Math.PI * (i - 3) / 4);
    }
    return angles;
  }

  private Tensor pictures() {
    return engine().evaluate(pictures(shown()).reshape(-1, 1, SIDE, SIDE));
  }

  private static String[] labels() {
    return IntStream.range(0, 8).mapToObj(i -> 45 * (i - 3) + "").toArray(String[]::new);
  }
}
