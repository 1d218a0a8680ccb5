package dev.trigrad.testkit;

import org.junit.jupiter.api.function.Executable;

/**
 * One thing that an engine must get right.
 *
 * @param operation the operation, or what is put together
 * @param rule the rule that it is a case of
 * @param name the case
 * @param body throws if the engine gets it wrong
 */
public record Check(String operation, Rule rule, String name, Executable body) {
  /** As in {@code matmul/R2-value/[33, 7]×[7, 130]}. */
  public String path() {
    return operation + "/" + rule.label() + "/" + name;
  }
}
