package dev.trigrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The command line answers: what is wrong in a line, what there is, and a code for scripts. */
class CommandLineTest {
  @TempDir private Path folder;

  /**
   * What a call came to.
   *
   * @param code for scripts
   * @param out standard output
   * @param err standard error
   */
  record Answer(int code, String out, String err) {
    static Answer to(String... arguments) {
      var out = new StringWriter();
      var err = new StringWriter();
      CommandLine line = Answers.commandLine(new CommandLine(Main.class).getCommand());
      line.setOut(new PrintWriter(out));
      line.setErr(new PrintWriter(err));
      return new Answer(line.execute(arguments), out.toString(), err.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "trainn | no command 'trainn'; did you mean train? There are train, compare,",
        "nope | no command 'nope'; there are train, compare,",
        "wrong | no command 'wrong'",
        "train --epoch 3 | no option --epoch; did you mean --epochs?",
        "train --frobnicate | no option --frobnicate",
        "train extra | unexpected argument 'extra'",
        "train --seed | Missing required parameter for option '--seed' (<number>)",
        "train --epochs -1 | --epochs: -1 is out of range; expected at least 1",
        "train --epochs 0 | --epochs: 0 is out of range; expected at least 1",
        "train --epochs many | --epochs: 'many' is no whole number up to 2147483647",
        "train --epochs 99999999999 | --epochs: '99999999999' is no whole number up to 2147483647",
        "train --batch 0 | --batch: 0 is out of range; expected at least 1",
        "train --threads 0 | --threads: 0 is out of range; expected 1 to 1024",
        "train --threads 4096 | --threads: 4096 is out of range; expected 1 to 1024",
        "train --rate nan | --rate: 'nan' is no number",
        "train --rate NaN | --rate: NaN is out of range; expected a number above 0",
        "train --rate Infinity | --rate: Infinity is out of range; expected a number above 0",
        "train --rate 0 | --rate: 0.0 is out of range; expected a number above 0",
        "train --momentum 1 | --momentum: 1.0 is out of range; expected 0 or more, below 1",
        "train --layers 64,0 | --layers: [64, 0] is out of range; expected widths of at least 1",
        "train --activation gelu | --activation: expected one of [relu, tanh, sigmoid]",
        "train --engine vektor | --engine: no engine 'vektor'; there are ",
        "train --data /no/such/folder | --data: no folder '/no/such/folder'; give digits, or a",
        "train --patience 0 | --patience: 0 is out of range; expected 1 or more",
        "train --plot curves.gif | --plot: curves.gif ends in none of .svg, .png, .csv",
        "train --plot /no/such/curves.svg | --plot: /no/such/curves.svg: there is no folder",
        "train --checkpoint / | --checkpoint: '/' is a folder; name a file in it",
        "compare --json /no/such/file | --json: /no/such/file: there is no folder",
        "compare --html / | --html: '/' is a folder; name a file in it",
        "compare --engines java,vektor | --engines: no engine 'vektor'; there are ",
        "compare --epochs -1 | --epochs: -1 is out of range; expected at least 1",
        "compare --rounds 0 | --rounds: 0 is out of range; expected 1 to 500",
        "compare --seconds NaN | --seconds: NaN is out of range; expected 0.001 to 3600",
        "compare --target 101 | --target: 101.0 is out of range; expected above 0, at most 100",
        "compare --json - --csv - | --csv: - is out of range; --json has the output already",
        "gemm --threads 0 | --threads: 0 is out of range; expected 1 to 1024",
        "gemm --seconds -1 | --seconds: -1.0 is out of range; expected 0.001 to 3600",
      })
  void wrongArgumentsGetOneLineAndTheHelp(String arguments, String message) {
    Answer answer = Answer.to(arguments.split(" "));
    List<String> lines = answer.err.lines().toList();
    assertEquals(2, answer.code, answer.err);
    assertEquals(2, lines.size(), answer.err);
    assertTrue(lines.getFirst().startsWith("error: " + message), lines.getFirst());
    assertTrue(lines.getLast().matches("help: trigrad( (train|compare|gemm))? --help"), answer.err);
    assertEquals("", answer.out);
  }

  @Test
  void aBlankFolderIsNoFolder() {
    Answer answer = Answer.to("train", "--data", "");
    assertEquals(2, answer.code);
    assertTrue(answer.err.startsWith("error: --data: no folder ''; give digits"), answer.err);
  }

  @Test
  void noCommandIsAnsweredByTheirNames() {
    Answer answer = Answer.to();
    assertEquals(2, answer.code);
    assertTrue(answer.err.startsWith("error: no command; there are train, compare"), answer.err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gemm --shapes nonsense | gemm: no such shape, nonsense; write m, n, k",
        "gemm --shapes 0x1x1 | gemm: no such shape, 0x1x1; write m, n, k",
        "gemm --shapes 99999999999x1x1 | gemm: no such shape, 99999999999x1x1",
        "gemm --shapes 8x8x8 --engines vektor | engine 'vektor' is not on the class path",
      })
  void whatCannotBeDoneGetsOneLine(String arguments, String message) {
    Answer answer = Answer.to(arguments.split(" "));
    assertEquals(1, answer.code);
    assertEquals(1, answer.err.lines().count(), answer.err);
    assertTrue(answer.err.startsWith("error: " + message), answer.err);
  }

  @Test
  void aFolderWithoutDataIsNamedWithWhatItLacks() {
    Answer answer = Answer.to("train", "--data", folder.toString(), "--engine", "java");
    assertEquals(1, answer.code);
    assertTrue(answer.err.contains("has neither train-images-idx3-ubyte nor"), answer.err);
    assertEquals(1, answer.err.lines().count(), answer.err);
  }

  @Test
  void aFileThatIsNoCheckpointIsNamed() throws Exception {
    Path file = folder.resolve("wrong.checkpoint");
    Files.writeString(file, "not one");
    Answer answer =
        Answer.to("train", "--engine", "java", "--epochs", "1", "--checkpoint", file.toString());
    assertEquals(1, answer.code);
    assertTrue(answer.err.contains("wrong.checkpoint"), answer.err);
    assertEquals(1, answer.err.lines().count(), answer.err);
    assertEquals("not one", Files.readString(file));
  }

  @Test
  void versionTellsBuildMachineAndEngines() {
    Answer answer = Answer.to("--version");
    assertEquals(0, answer.code);
    List<String> lines = answer.out.lines().toList();
    assertTrue(lines.get(0).matches("trigrad \\S+, commit \\S+"), lines.get(0));
    assertTrue(lines.get(1).startsWith("JDK " + Runtime.version()), lines.get(1));
    assertTrue(lines.get(3).matches("engines: .*java.*"), lines.get(3));
    assertEquals(answer, Answer.to("train", "--version"));
  }

  static Stream<String> commands() {
    return Answers.commandLine(new CommandLine(Main.class).getCommand())
        .getSubcommands()
        .keySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpHasExamplesAndFitsEightyColumns(String command) {
    Answer answer = Answer.to(command, "--help");
    assertEquals(0, answer.code);
    assertTrue(answer.out.contains("Examples:\n  trigrad " + command), answer.out);
    answer
        .out
        .lines()
        .forEach(line -> assertTrue(line.length() <= 80, () -> line.length() + ": " + line));
  }

  @Test
  void enginesPrintsTheReport() {
    Answer answer = Answer.to("engines");
    assertEquals(0, answer.code);
    assertTrue(answer.out.contains("java"), answer.out);
  }
}
