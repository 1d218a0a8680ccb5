package dev.trigrad.benchmarks.documents;

import dev.trigrad.benchmarks.Main;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Whether artifacts, Maven's commands and properties that a document names exist. */
final class Mentions {
  private static final Pattern COORDINATES =
      Pattern.compile("\\b(dev\\.trigrad|org\\.bytedeco):([\\w-]+)(?::(\\d[\\w.-]*))?");
  private static final Pattern ARTIFACT = Pattern.compile("`(trigrad-[\\w-]+)`");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^[ \\t]*(mvn .*?)(?:  +#.*)?$|`(mvn [^`]*|\"?-D[^`]*)`");
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");
  private static final Pattern PROPERTY =
      Pattern.compile("(?<![\\w./])(?:-D)?(trigrad(?:\\.[a-z]+)+|TRIGRAD_[A-Z]+)");
  private static final Pattern FLAG = Pattern.compile("-D(trigrad(?:\\.[a-z]+)+)");
  private static final Set<String> MAVENS_OWN =
      Set.of("skipTests", "test", "groups", "surefire.failIfNoSpecifiedTests");

  /** The group of projects that a reader is to write. */
  private static final String READERS_OWN = "com.example";

  private static final String NONE = "";

  private final Project project;
  private final Set<String> properties;

  Mentions(Project project) {
    this.project = project;
    properties = project.literals("trigrad.", project.modules);
    properties.addAll(project.literals("TRIGRAD_", project.modules));
    properties.addAll(project.switches());
  }

  /** Faults of a document. */
  List<String> faults(String document, String text) {
    var faults = new ArrayList<String>();
    if (document.endsWith(".java")) {
      each(FLAG, document, text, faults, this::property);
    } else {
      each(PROPERTY, document, text, faults, this::property);
      each(COORDINATES, document, text, faults, this::coordinates);
      each(Project.DEPENDENCY, document, text, faults, this::coordinates);
      each(ARTIFACT, document, text, faults, m -> artifact("dev.trigrad", m.group(1), null));
      each(COMMAND, document, text, faults, this::command);
    }
    return faults;
  }

  private static void each(
      Pattern pattern,
      String document,
      String text,
      List<String> faults,
      Function<MatchResult, String> check) {
    pattern
        .matcher(text)
        .results()
        .forEach(
            found -> {
              String fault = check.apply(found);
              if (!fault.isEmpty()) {
                long line = 1 + text.chars().limit(found.start()).filter(c -> c == '\n').count();
                faults.add(document + ":" + line + ": " + fault);
              }
            });
  }

  /** Properties of api and engines that {@code page} does not name. */
  List<String> unnamed(String page) {
    List<String> ours =
        project.modules.stream().filter(m -> m.matches("api|training|engine-.*")).toList();
    return project.literals("trigrad.", ours).stream()
        .filter(name -> !page.contains("`" + name + "`") && !name.startsWith("trigrad.kit"))
        .map(name -> "README.md: no word on the property " + name + "; add it to the table")
        .toList();
  }

  private String property(MatchResult found) {
    return among("property", found.group(1), properties);
  }

  private String coordinates(MatchResult found) {
    boolean known = found.group(1).equals(READERS_OWN) || project.declares(found);
    return known ? NONE : artifact(found.group(1), found.group(2), found.group(3));
  }

  private String artifact(String group, String name, String version) {
    String fault = among("artifact", group + ":" + name, project.artifacts);
    boolean other = version != null && !version.equals(project.version);
    return fault.isEmpty() && other && group.equals("dev.trigrad")
        ? name + " has version " + project.version + ", not " + version
        : fault;
  }

  private static String among(String kind, String names, Set<String> known) {
    for (String name : names.split(",")) {
      if (!known.contains(name)) {
        return "no " + kind + " " + name + "; name one of " + known;
      }
    }
    return NONE;
  }

  private String command(MatchResult found) {
    String command = found.group(1) != null ? found.group(1) : found.group(2);
    String previous = "";
    for (MatchResult one : WORD.matcher(command).results().toList()) {
      String fault = word(one.group().replace("\"", ""), previous);
      if (!fault.isEmpty()) {
        return command + ": " + fault;
      }
      previous = one.group();
    }
    return NONE;
  }

  private String word(String word, String previous) {
    if (word.startsWith("-P")) {
      return among("profile", word.substring(2), project.profiles);
    } else if (previous.equals("-pl")) {
      return among("module", word, project.folders);
    } else if (word.startsWith("-D") && !word.startsWith("-Dtrigrad.")) {
      String[] setting = word.substring(2).split("=", 2);
      String name = setting[0];
      boolean read =
          project.poms.indexOf("${" + name + "}") + project.poms.indexOf("<" + name + ">") > -2;
      if (!read && !MAVENS_OWN.contains(name)) {
        return "no pom reads -D" + name;
      }
      return setting.length == 1 ? NONE : arguments(name, setting[1]);
    }
    return NONE;
  }

  /** What our own command lines do not understand. */
  private static String arguments(String property, String value) {
    try {
      switch (property) {
        case "run" -> parse(Main.class, value);
        case "speed" -> parse(dev.trigrad.benchmarks.speed.Main.class, value);
        default -> {}
      }
      return NONE;
    } catch (CommandLine.ParameterException e) {
      return e.getMessage();
    }
  }

  private static void parse(Class<?> main, String value) {
    var line = new CommandLine(main).setCaseInsensitiveEnumValuesAllowed(true);
    line.parseArgs(value.split(" "));
  }
}
