package dev.trigrad.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.RandomKey;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Published policies against torchvision's, step by step. */
class PoliciesTest {
  private static final Map<String, String> TORCHVISION =
      Map.of(
          "Color", "SATURATION",
          "AutoContrast", "AUTO_CONTRAST",
          "ShearX", "SHEAR_X",
          "ShearY", "SHEAR_Y",
          "TranslateX", "TRANSLATE_X",
          "TranslateY", "TRANSLATE_Y");

  private static Policy policy(String name) {
    return switch (name) {
      case "cifar10" -> Policies.autoAugmentCifar10(19, 23);
      case "imageNet" -> Policies.autoAugmentImageNet(19, 23);
      case "svhn" -> Policies.autoAugmentSvhn(19, 23);
      case "rand" -> Policies.randAugment(1, 9, 19, 23).getFirst();
      case "trivial" -> Policies.trivialAugment();
      default -> throw new AssertionError(name);
    };
  }

  @Test
  void everyStepIsTorchvisions() throws IOException {
    int steps = 0;
    int results = 0;
    Policy.Step step = null;
    double magnitude = 0;
    try (var recording = new Recording()) {
      for (int kind = recording.next(); kind != 0; kind = recording.next()) {
        if (kind == 3) {
          step =
              policy(recording.policy)
                  .subPolicies()
                  .get(recording.subPolicy)
                  .get(recording.position);
          magnitude = magnitude(recording);
          requireEqual(recording, step);
          steps++;
        } else if (kind == 2 && recording.operation.equals("step")) {
          Pixels result =
              step.operation()
                  .apply(
                      recording.image,
                      recording.numbers[0] * magnitude,
                      Sampling.NEAREST,
                      null,
                      128);
          assertTrue(recording.equalTo(result), step.toString());
          results++;
        }
      }
    }
    assertEquals(3 * 50 + 14 + 434, steps);
    assertEquals(952, results);
  }

  private static double magnitude(Recording recording) {
    boolean translation = recording.operation.startsWith("Translate");
    return translation ? (int) recording.magnitude : recording.magnitude;
  }

  private static void requireEqual(Recording recording, Policy.Step step) {
    String name = recording.operation;
    var operation =
        ImageOperation.valueOf(TORCHVISION.getOrDefault(name, name.toUpperCase(Locale.ROOT)));
    double magnitude = magnitude(recording);
    assertEquals(operation, step.operation());
    assertEquals(recording.probability, step.probability());
    // PyTorch's linspace rounds by the vector width of the machine.
    assertEquals(magnitude, step.low(), 1e-6 * magnitude, recording.policy + " " + name);
    assertEquals(step.low(), step.high());
    assertEquals(recording.signed, step.eitherSign());
  }

  @Test
  void policiesHaveAsManySubPoliciesAsPublished() {
    assertEquals(25, Policies.autoAugmentCifar10(32, 32).subPolicies().size());
    assertEquals(25, Policies.autoAugmentImageNet(32, 32).subPolicies().size());
    assertEquals(25, Policies.autoAugmentSvhn(32, 32).subPolicies().size());
    assertEquals(3, Policies.randAugment(3, 30, 8, 8).size());
    assertEquals(List.of(), Policies.randAugment(0, 0, 8, 8));
    assertEquals(14 * 31, Policies.trivialAugment().subPolicies().size());
  }

  @Test
  void subPoliciesProbabilitiesAndMagnitudesAreDrawnAsOftenAsTheySay() {
    var policy =
        Policy.oneOf(
            Policy.of(ImageOperation.ROTATE.step(0.25, 10, 20).withEitherSign()),
            Policy.of(ImageOperation.POSTERIZE.step(1, 3, 6)),
            Policy.of(ImageOperation.INVERT.step(0)));
    int n = 30000;
    int[] drawn = new int[3];
    int[] bits = new int[9];
    int happened = 0;
    int negative = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      RandomKey key = RandomKey.of(8).split(i);
      Policy.Step step = policy.draw(key).getFirst();
      drawn[policy.subPolicies().indexOf(List.of(step))]++;
      double magnitude = step.magnitude(key.split(0));
      switch (step.operation()) {
        case ROTATE -> {
          happened += step.happens(key.split(0)) ? 1 : 0;
          negative += magnitude < 0 ? 1 : 0;
          sum += Math.abs(magnitude);
        }
        case POSTERIZE -> {
          assertTrue(step.happens(key.split(0)));
          bits[(int) magnitude]++;
        }
        default -> assertTrue(!step.happens(key.split(0)));
      }
    }
    // Five standard deviations each.
    for (int count : drawn) {
      assertEquals(n / 3.0, count, 5 * Math.sqrt(n * 2 / 9.0));
    }
    assertEquals(drawn[0] * 0.25, happened, 5 * Math.sqrt(drawn[0] * 0.1875));
    assertEquals(drawn[0] * 0.5, negative, 5 * Math.sqrt(drawn[0] * 0.25));
    assertEquals(15, sum / drawn[0], 5 * 10 / Math.sqrt(12.0 * drawn[0]));
    for (int b = 3; b <= 6; b++) {
      assertEquals(drawn[1] * 0.25, bits[b], 5 * Math.sqrt(drawn[1] * 0.1875));
    }
    assertEquals(drawn[1], bits[3] + bits[4] + bits[5] + bits[6]);
  }
}
