package dev.trigrad.engine;

import java.util.Map;

/**
 * What an engine is and what it runs on.
 *
 * @param name the provider's name
 * @param summary one line, as in {@code 512-bit lanes, 2 threads}
 * @param details further facts for the report, in order: library version, processor kernel,
 *     location, …
 */
public record EngineInfo(String name, String summary, Map<String, String> details) {}
