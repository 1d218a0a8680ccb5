package dev.trigrad.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an engine is and what it runs on.
 *
 * @param name the provider's name
 * @param summary one line, as in {@code 512-bit lanes, 2 threads}
 * @param details further facts for the report, in order: library version, processor kernel,
 *     location, …
 */
public record EngineInfo(String name, String summary, Map<String, String> details) {
  /**
   * Keeps a copy of {@code details}.
   *
   * @throws EngineException if one of the three is {@code null}
   */
  public EngineInfo {
    if (name == null || summary == null || details == null) {
      throw new EngineException(
          "engine info: name "
              + name
              + ", summary "
              + summary
              + ", details "
              + details
              + "; none of them may be null");
    }
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }
}
