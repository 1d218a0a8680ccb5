package dev.trigrad.engine.vector.function;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.trigrad.engine.Setting;
import dev.trigrad.engine.java.function.FloatMath;
import dev.trigrad.testkit.Requirements;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LaneFunctionsTest {
  @Test
  void lanesHaveTheBitsOfTheScalarFunctions() {
    assertNull(LaneSweep.difference());
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void soTheyHaveAtEveryWidth(int bits) throws Exception {
    run("-Dtrigrad.vector.bits=" + bits, LaneSweep.class.getName());
  }

  @Test
  void rangesAreKeptAndOperandsMayBeTheResult() {
    float[] x = new float[101];
    Arrays.fill(x, 0.75f);
    float[] expected = x.clone();
    for (int i = 3; i < 90; i++) {
      expected[i] = FloatMath.sin(FloatMath.log1p(x[i]));
    }
    LogarithmLoops.log1p(x, x, 3, 90);
    AngleLoops.sin(x, x, 3, 90);
    assertArrayEquals(expected, x);
  }

  @Test
  void compiledLoopsDoNotBoxVectors() throws Exception {
    // The new process has the machine's own width, whatever this one was started with.
    int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    Requirements.check("wide-lanes", bits >= 256, "lanes of " + bits + " bits, where vectors box");
    run("-XX:+UseSerialGC", "-Xmn16m", LaneMemory.class.getName());
  }

  private static void run(String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    command.add("-cp");
    command.add(classPath(LaneSweep.class, AngleLoops.class, FloatMath.class, Setting.class));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] output = process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor(), () -> new String(output, StandardCharsets.UTF_8));
  }

  private static String classPath(Class<?>... classes) {
    return Stream.of(classes)
        .map(c -> new File(c.getProtectionDomain().getCodeSource().getLocation().getPath()))
        .map(File::getPath)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
