package dev.trigrad.benchmarks.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What modules promise changes knowingly: their public signatures are kept as text. */
class SignaturesTest {
  private static final Path KEPT = Path.of("src/test/resources/signatures");

  @ParameterizedTest
  @MethodSource("dev.trigrad.benchmarks.architecture.Signatures#modules")
  void signaturesAreTheKeptOnes(String module) throws IOException {
    String found = Signatures.of(Path.of("..", module, "target", "classes"));
    Path file = KEPT.resolve(module + ".txt");
    if ("write".equals(System.getProperty("trigrad.signatures"))) {
      Files.createDirectories(KEPT);
      Files.writeString(file, found);
    }
    assertEquals(
        Files.readString(file),
        found,
        () ->
            "public signatures of "
                + module
                + " changed; if that is meant, write them down and read the difference:"
                + " mvn -q test -pl benchmarks -am -Dtest=SignaturesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dtest.flags=-Dtrigrad.signatures=write");
  }
}
