package dev.trigrad.engine.registry;

import dev.trigrad.Engines;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.Setting;
import dev.trigrad.engine.SettingException;
import dev.trigrad.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What is said of the candidates: the doctor's page, the line on a choice, the tail of an error.
 */
public final class EngineReport {
  /** What is read whatever the engine. */
  private static final List<Setting<?>> SETTINGS =
      List.of(Setting.text(Engines.PROPERTY), Planner.VERIFY);

  private static final String PREFIX = "trigrad.";

  /** Properties that are read by the conformance kit, which is no engine. */
  private static final String KIT = "trigrad.kit.";

  private EngineReport() {}

  /** One line on {@code chosen}, and on why no other was. */
  static String choice(Candidate chosen, List<Candidate> candidates, List<String> refused) {
    var line =
        new StringBuilder(
            "engine " + chosen.name() + " chosen (" + OneLine.of(chosen.info().summary()) + ")");
    for (Candidate better : candidates) {
      if (better == chosen) {
        break;
      }
      line.append("; ").append(better.describe());
    }
    for (String fault : faults(candidates, refused)) {
      line.append("; ").append(fault);
    }
    return line.toString();
  }

  /** One line for each candidate, with reason and remedy if it cannot run, and for each fault. */
  static List<String> lines(List<Candidate> candidates, List<String> refused) {
    var lines = new ArrayList<String>();
    candidates.forEach(candidate -> lines.add(candidate.describe()));
    lines.addAll(faults(candidates, refused));
    return lines;
  }

  /** One line for each engine that ought to be a candidate and is none. */
  private static List<String> faults(List<Candidate> candidates, List<String> refused) {
    List<String> lost = Launch.lost(candidates);
    var lines = new ArrayList<String>();
    if (candidates.isEmpty() && lost.isEmpty()) {
      lines.add("none found - " + Launch.remedy());
    }
    lines.addAll(refused);
    lines.addAll(lost);
    return lines;
  }

  /** The doctor's page; opens nothing. */
  static String of(String forced, List<Candidate> candidates, List<String> refused) {
    var text = new StringBuilder();
    text.append("Trigrad engines\n  JVM        ").append(Runtime.version());
    text.append(", ").append(System.getProperty("java.vm.name"));
    text.append(", ").append(System.getProperty("os.name"));
    text.append(' ').append(System.getProperty("os.arch"));
    text.append(", ").append(Runtime.getRuntime().availableProcessors()).append(" processors\n");
    String choice = forced == null ? "best available" : forced + " (forced)";
    text.append("  choice     ").append(choice).append('\n');
    settings(candidates, text);
    for (Candidate candidate : candidates) {
      text.append("  ").append(candidate.describe());
      text.append(", priority ").append(candidate.priority());
      if (candidate.evaluator() == null) {
        text.append(", not open\n");
      } else {
        text.append('\n');
        open(candidate, text);
      }
    }
    faults(candidates, refused).forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString();
  }

  /** What is set of the properties that somebody reads, and those that nobody does. */
  private static void settings(List<Candidate> candidates, StringBuilder text) {
    declared(candidates)
        .forEach(
            (name, setting) -> {
              try {
                setting
                    .value()
                    .ifPresent(
                        value ->
                            text.append("  property   ")
                                .append(name)
                                .append('=')
                                .append(OneLine.of(System.getProperty(name)))
                                .append('\n'));
              } catch (SettingException e) {
                text.append("  ").append(OneLine.of(e.getMessage())).append('\n');
              }
            });
    unknownProperties(candidates).forEach(line -> text.append("  ").append(line).append('\n'));
  }

  private static TreeMap<String, Setting<?>> declared(List<Candidate> candidates) {
    var settings = new TreeMap<String, Setting<?>>();
    for (Setting<?> setting : SETTINGS) {
      settings.put(setting.name(), setting);
    }
    for (Candidate candidate : candidates) {
      for (Setting<?> setting : candidate.settings()) {
        settings.putIfAbsent(setting.name(), setting);
      }
    }
    return settings;
  }

  /** One line for each property called {@code trigrad.…} that nobody reads. */
  static List<String> unknownProperties(List<Candidate> candidates) {
    var lines = new ArrayList<String>();
    TreeMap<String, Setting<?>> declared = null;
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(PREFIX) && !name.startsWith(KIT) && !name.equals(Engines.PROPERTY)) {
        declared = declared == null ? declared(candidates) : declared;
        if (!declared.containsKey(name) && !isUndeclared(name, candidates)) {
          lines.add(
              "property "
                  + OneLine.of(name)
                  + ": nobody reads it; known are "
                  + String.join(", ", declared.keySet()));
        }
      }
    }
    lines.sort(null);
    return lines;
  }

  /** Whether {@code name} may be read by an engine that does not say what it reads. */
  private static boolean isUndeclared(String name, List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      if (name.startsWith(PREFIX + candidate.name() + ".") && candidate.settings().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static void open(Candidate candidate, StringBuilder text) {
    EngineInfo info = candidate.info();
    text.append("    runs on  ").append(info.summary()).append('\n');
    info.details()
        .forEach(
            (key, value) ->
                text.append("    ").append(key).append(": ").append(value).append('\n'));
    var plans = candidate.evaluator().plans();
    text.append("    plans    ").append(plans.size()).append(" kept, ");
    text.append(plans.misses()).append(" made in ");
    text.append(plans.planningNanos() / 1_000_000).append(" ms, ");
    text.append(plans.hits()).append(" hits\n");
    plans
        .refused()
        .forEach(
            (pass, count) ->
                text.append("    pass ")
                    .append(pass)
                    .append(" left out of ")
                    .append(count)
                    .append(
                        " plans, since its result was no program; please report the warning\n"));
    plans
        .busySites()
        .forEach(
            (site, count) ->
                text.append("    ")
                    .append(site)
                    .append(" asked for ")
                    .append(count)
                    .append(
                        " different structures; keep shapes equal, and pass varying values as"
                            + " inputs\n"));
  }
}
