package dev.trigrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.CommandLineTest.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole comparisons, in processes, of jobs as small as can be. */
class CompareCommandTest {
  @TempDir private Path folder;

  private static Answer compare(String... options) {
    var arguments = new ArrayList<>(List.of("compare", "--epochs", "1", "--layers", "8"));
    arguments.addAll(
        List.of("--starts", "1", "--rounds", "2", "--seconds", "0.01", "--warm-up", "0"));
    arguments.addAll(List.of(options));
    return Answer.to(arguments.toArray(String[]::new));
  }

  @Test
  void comparesAndAgrees() throws IOException {
    Path page = folder.resolve("page.html");
    Path table = folder.resolve("table.csv");
    Answer answer =
        compare(
            "--engines", "java,vector,java", "--html", page.toString(), "--csv", table.toString());
    assertEquals(0, answer.code(), answer.toString());
    assertTrue(answer.out().contains("The engines agree: test accuracies lie within 0.00 points."));
    assertTrue(answer.out().contains("engine java: plain Java"), answer.out());
    answer.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
    assertTrue(Files.readString(page).contains("</html>"));
    assertEquals(3, Files.readString(table).lines().count());
  }

  @Test
  void aTrainingThatDivergesFailsWithItsReason() {
    Answer answer = compare("--engines", "java", "--optimizer", "sgd", "--rate", "1e30");
    assertEquals(1, answer.code());
    assertTrue(
        answer.out().contains("java FAILED: the training diverged: the loss of step "),
        answer.out());
    assertTrue(answer.out().contains("lower --rate"), answer.out());
  }

  @Test
  void outputIsJsonAloneWhereThatIsAskedFor() {
    Answer answer = compare("--engines", "java", "--json", "-");
    assertEquals(0, answer.code(), answer.toString());
    assertTrue(answer.out().startsWith("{"), answer.out());
    assertTrue(answer.out().endsWith("}\n"), answer.out());
    assertTrue(answer.err().contains("The engines agree"), answer.err());
    assertFalse(answer.out().contains("NaN"), answer.out());
  }

  @Test
  void aTrainingEndsWhereNobodyListensAnyMore() throws Exception {
    var job = new Job();
    job.layers = new int[] {8};
    job.epochs = 1_000_000;
    List<String> command = OwnMachine.command(TrainingProcess.class, List.of());
    command.addAll(List.of("java", "64"));
    command.addAll(job.words());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      // Standard input stays open, as another child would keep it.
      assertTrue(process.inputReader().readLine() != null);
      process.getInputStream().close();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "goes on");
    } finally {
      process.destroyForcibly();
    }
  }
}
