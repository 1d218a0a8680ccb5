package dev.trigrad.misuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every wrong call gets a typed error of one line that names the place, the rule and the remedy.
 */
class MisuseTest {
  static Stream<Misuse> rows() {
    return Stream.of(
            DataMisuse.rows(),
            MeasureMisuse.rows(),
            SafeTensorsMisuse.rows(),
            ViewMisuse.rows(),
            FittedMisuse.rows(),
            ReaderMisuse.rows(),
            ImageMisuse.rows(),
            HistoryMisuse.rows(),
            CheckpointMisuse.rows(),
            TensorBoardMisuse.rows(),
            TrainerMisuse.rows())
        .flatMap(rows -> rows);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void wrongCallsAreRefused(Misuse misuse) {
    var error = assertThrowsExactly(misuse.type(), misuse.call());
    assertEquals(misuse.message(), error.getMessage());
    assertEquals(1, error.getMessage().lines().count(), "one line");
  }
}
