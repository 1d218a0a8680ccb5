package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.op.Reshape;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.composite.Softmax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The meta-tests name files that are there, places that are in them, and lines to paste. */
class RemedyTest {
  private static void stands(Remedy remedy) throws IOException {
    Path file = Path.of("..").resolve(remedy.file());
    assertTrue(Files.exists(file), remedy.file());
    assertTrue(Files.readString(file).contains(remedy.place()), remedy::toString);
  }

  @Test
  void everyFileAndPlaceIsThere() throws IOException {
    for (UnaryFunction each : UnaryFunction.values()) {
      stands(Remedy.ofCase(each));
    }
    for (BinaryFunction each : BinaryFunction.values()) {
      stands(Remedy.ofCase(each));
    }
    for (ReduceFunction each : ReduceFunction.values()) {
      stands(Remedy.ofCase(each));
    }
    for (Class<?> each : CoverageTest.primitives()) {
      stands(Remedy.ofCase(each));
    }
    for (Rule each : Rule.values()) {
      stands(Remedy.ofRule(each));
      stands(Remedy.ofFault(each));
    }
    stands(Remedy.ofCase(Softmax.class));
    stands(Remedy.ofFeature("SCALARS"));
    stands(Remedy.ofMethod("softmax"));
    stands(Remedy.ofModule("Linear"));
    stands(Remedy.ofLoss("Huber"));
    stands(Remedy.ofOptimizer("Adam"));
  }

  @Test
  void theMessageSaysWhatToEditAndHow() {
    var error =
        assertThrows(
            AssertionError.class,
            () -> Remedy.unlessEmpty(List.of(Reshape.class), "no case covers", Remedy::ofCase));
    assertEquals(
        "no case covers dev.trigrad.op.Reshape; in"
            + " testkit/src/main/java/dev/trigrad/testkit/cases/LayoutCases.java, at \"static void"
            + " add(\", for example: cases.add(new OperationCase(\"reshape\", Reshape.class, \"[3,"
            + " 4]\", Rule.R2_VALUE, () -> List.of(Samples.floats(Shape.of(3, 4), -2, 2, 1)), in ->"
            + " { Tensor x = in.getFirst(); return x.reshape(); }));",
        error.getMessage());
  }

  @Test
  void nothingMissingIsNoFailure() {
    Remedy.unlessEmpty(List.of(), "no case covers", Remedy::ofCase);
  }
}
