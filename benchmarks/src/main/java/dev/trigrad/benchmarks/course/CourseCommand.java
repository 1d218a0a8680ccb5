package dev.trigrad.benchmarks.course;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The lessons, in the order of the course. */
@Command(
    name = "course",
    description = "Lessons of a course on neural networks, each a small program.",
    synopsisSubcommandLabel = "<lesson>",
    commandListHeading = "%nLessons, in the order of the course:%n",
    footer = {
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME} xor",
      "  ${COMMAND-FULL-NAME} circles --engine vector --plot out",
      "  ${COMMAND-FULL-NAME} circles --help"
    },
    subcommands = {
      Perceptron.class,
      LinearNeurons.class,
      Xor.class,
      LinearRegression.class,
      LogisticRegression.class,
      Housing.class,
      Circles.class,
      Practical.class,
      Digits.class,
      VanishingGradient.class,
      NaiveGradient.class,
      OwnFunction.class,
      Likelihoods.class,
      Normalization.class,
      LearningRates.class,
      Descents.class,
      YoloSchedule.class,
      OverFitting.class,
      Augmentations.class,
      Angles.class,
      ResidualDepth.class,
    })
public final class CourseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "shows this help message")
  private boolean help;

  @Parameters(hidden = true, arity = "0..*")
  private List<String> others = List.of();

  /** Lists the lessons. */
  @Override
  public Integer call() {
    if (!others.isEmpty()) {
      throw new ParameterException(spec.commandLine(), unknown(others.getFirst()));
    }
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }

  private String unknown(String name) {
    List<String> names = List.copyOf(spec.subcommands().keySet());
    List<String> near = names.stream().filter(each -> distance(each, name) <= 2).toList();
    return "course: there is no lesson '"
        + name
        + (near.isEmpty() ? "'; there are " : "'; did you mean ")
        + String.join(near.isEmpty() ? ", " : " or ", near.isEmpty() ? names : near)
        + (near.isEmpty() ? "" : "?");
  }

  /** How many letters are to be put in, left out or changed. Source: Levenshtein 1966. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
