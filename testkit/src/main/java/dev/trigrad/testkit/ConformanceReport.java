package dev.trigrad.testkit;

import dev.trigrad.engine.EngineInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was checked, by operation and rule: passed and failed checks, and declared limitations. */
final class ConformanceReport {
  private static final class Count {
    private int passed;
    private int failed;
  }

  private final Map<String, Map<Rule, Count>> counts = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final Set<String> limitations = new TreeSet<>();
  private Map<String, Map<String, Integer>> kernels = Map.of();
  private Map<String, Double> used = Map.of();
  private String explanation = "";
  private String programs = "";

  synchronized void passed(Check check) {
    count(check).passed++;
  }

  synchronized void failed(Check check, Throwable error) {
    count(check).failed++;
    failures.add(check.path() + ": " + error.getMessage());
  }

  synchronized void limited(Check check, Limitation limitation) {
    limitations.add(check.operation() + "/" + check.rule().label() + ": " + limitation.reason());
  }

  /** Whose kernels were planned, by operation. */
  synchronized void kernels(Map<String, Map<String, Integer>> planned) {
    kernels = planned;
  }

  /** The largest part of the bound that was used, by operation. */
  synchronized void used(Map<String, Double> parts) {
    used = Map.copyOf(parts);
  }

  synchronized void explanation(String text) {
    explanation = text;
  }

  /** How much the random programs compared. */
  synchronized void programs(String text) {
    programs = text;
  }

  private Count count(Check check) {
    return counts
        .computeIfAbsent(check.operation(), key -> new EnumMap<>(Rule.class))
        .computeIfAbsent(check.rule(), key -> new Count());
  }

  synchronized void write(Path file, EngineInfo info) throws IOException {
    var text =
        new StringBuilder(
            "# Conformance of engine "
                + info.name()
                + "\n\n"
                + info.summary()
                + "\n\n| operation |");
    for (Rule rule : Rule.values()) {
      text.append(' ').append(rule.label()).append(" |");
    }
    text.append(" bound used |\n|---|")
        .append("---|".repeat(Rule.values().length + 1))
        .append('\n');
    counts.forEach(
        (operation, rules) -> {
          text.append("| ").append(operation).append(" |");
          for (Rule rule : Rule.values()) {
            Count count = rules.get(rule);
            text.append(
                count == null
                    ? " |"
                    : count.failed == 0
                        ? " " + count.passed + " |"
                        : " " + count.passed + ", **" + count.failed + " failed** |");
          }
          Double part = used.get(operation);
          text.append(part == null ? " |\n" : String.format(Locale.ROOT, " %.2f |%n", part));
        });
    text.append("\n| operation | planned steps by engine of the kernel |\n|---|---|\n");
    kernels.forEach(
        (operation, names) ->
            text.append("| ").append(operation).append(" | ").append(names).append(" |\n"));
    text.append('\n').append(programs).append(".\n");
    limitations.forEach(limitation -> text.append("\nLimitation: ").append(limitation));
    failures.forEach(failure -> text.append("\nFAILED ").append(failure));
    text.append("\n\nKernels of a sample program:\n\n```\n").append(explanation).append("```\n");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }
}
