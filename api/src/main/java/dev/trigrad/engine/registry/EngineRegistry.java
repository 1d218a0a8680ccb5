package dev.trigrad.engine.registry;

import dev.trigrad.engine.Availability.Available;
import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The engines found, each opened at most once. A name belongs to the first who claims it, and
 * Trigrad's own engines claim before others. Where a choice fails, the search is made again, so
 * that it can succeed once its reason is gone.
 */
public final class EngineRegistry {
  private static final String OWN = "dev.trigrad.engine.";
  private static final int LONGEST_NAME = 64;

  private final Supplier<Discovery> search;
  private final List<String> refused = new ArrayList<>();
  // Replaced as a whole: a provider may come back here while it is asked.
  private volatile List<Candidate> candidates = List.of();
  private volatile boolean warned;

  public EngineRegistry(Supplier<Discovery> search) {
    this.search = search;
    discover();
  }

  /** Searches, and admits what was not known before. */
  private synchronized void discover() {
    Discovery found = search.get();
    refused.clear();
    var known = candidates;
    var all = new ArrayList<>(known);
    for (boolean own : new boolean[] {true, false}) {
      for (EngineProvider provider : found.providers()) {
        if (own == provider.getClass().getName().startsWith(OWN) && isNew(provider, known)) {
          admit(provider, all);
        }
      }
    }
    all.sort((a, b) -> Integer.compare(b.priority(), a.priority()));
    candidates = List.copyOf(all);
    refused.addAll(found.faults());
  }

  private static boolean isNew(EngineProvider provider, List<Candidate> known) {
    for (Candidate candidate : known) {
      if (candidate.type() == provider.getClass()) {
        return false;
      }
    }
    return true;
  }

  private void admit(EngineProvider provider, List<Candidate> all) {
    String name;
    int priority;
    try {
      name = provider.name();
      priority = provider.priority();
    } catch (Throwable e) {
      refuse(provider, "its name or priority failed: " + OneLine.ofCause(e), "repair it");
      return;
    }
    if (!isName(name)) {
      refuse(
          provider,
          "its name is " + (name == null ? "null" : "'" + OneLine.of(name) + "'"),
          "give it one of lower-case letters and digits, as in 'vector'");
      return;
    }
    for (Candidate other : all) {
      if (other.name().equals(name)) {
        String holder = other.type().getName();
        refuse(provider, "its name '" + name + "' is taken by " + holder, "give it another one");
        return;
      }
    }
    all.add(new Candidate(provider, name, priority));
  }

  private void refuse(EngineProvider provider, String reason, String remedy) {
    refused.add(provider.getClass().getName() + ": refused, " + reason + " - " + remedy);
  }

  private static boolean isName(String name) {
    if (name == null || name.isEmpty() || name.length() > LONGEST_NAME) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean inside = c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
      if (!(c >= 'a' && c <= 'z' || i > 0 && inside)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The engine called {@code forced}, or the best available one if that is {@code null}; logs the
   * latter choice.
   */
  public synchronized Evaluator choose(String forced) {
    Evaluator chosen = forced != null ? named(forced) : best();
    warnOfUnknownProperties();
    return chosen;
  }

  private void warnOfUnknownProperties() {
    if (!warned) {
      warned = true;
      for (String line : EngineReport.unknownProperties(candidates)) {
        System.getLogger("dev.trigrad").log(System.Logger.Level.WARNING, line);
      }
    }
  }

  private Evaluator best() {
    Candidate best = firstThatOpens();
    if (best == null) {
      discover();
      best = firstThatOpens();
    }
    if (best == null) {
      throw new EngineException("no engine can run here" + listing());
    }
    String line = EngineReport.choice(best, candidates, refused);
    System.getLogger("dev.trigrad").log(System.Logger.Level.INFO, line);
    return best.evaluator();
  }

  private Candidate firstThatOpens() {
    for (Candidate candidate : candidates) {
      try {
        candidate.open();
        return candidate;
      } catch (EngineUnavailableException e) {
        // The candidate keeps the reason; the next best is tried, and the log line names this one.
      }
    }
    return null;
  }

  /** The engine called {@code name}. */
  public synchronized Evaluator named(String name) {
    Candidate candidate = find(name);
    if (candidate == null) {
      discover();
      candidate = find(name);
    }
    if (candidate == null) {
      throw new EngineException(
          "engine '" + name + "' is not on the class path or module path" + listing());
    }
    try {
      Evaluator opened = candidate.open();
      warnOfUnknownProperties();
      return opened;
    } catch (EngineUnavailableException e) {
      throw new EngineException(
          "engine '" + name + "' cannot run here: " + e.getMessage() + listing(), e);
    }
  }

  private Candidate find(String name) {
    for (Candidate candidate : candidates) {
      if (candidate.name().equals(name)) {
        return candidate;
      }
    }
    return null;
  }

  /** Every candidate with reason and remedy, as the tail of an error line. */
  private String listing() {
    return "; candidates: " + String.join("; ", EngineReport.lines(candidates, refused));
  }

  /** Names of those whose probe finds nothing missing and whose opening has not failed. */
  public synchronized List<String> available() {
    var names = new ArrayList<String>();
    for (Candidate candidate : candidates) {
      if (candidate.state() instanceof Available) {
        names.add(candidate.name());
      }
    }
    return List.copyOf(names);
  }

  public List<String> found() {
    var names = new ArrayList<String>();
    candidates.forEach(candidate -> names.add(candidate.name()));
    return List.copyOf(names);
  }

  public synchronized String report(String forced) {
    return EngineReport.of(forced, candidates, refused);
  }
}
