package dev.trigrad.testkit;

/**
 * Something that an engine declares it does not do; reported, never silently skipped.
 *
 * @param rule the rule it concerns, or {@code null} for all
 * @param operation the operation, or {@code *} for all
 * @param reason why, in one line
 */
public record Limitation(Rule rule, String operation, String reason) {
  /**
   * An operation for which there is no kernel at all; whatever is composed of it is limited too.
   */
  public static Limitation unsupported(String operation, String reason) {
    return new Limitation(null, operation, reason);
  }

  /** Whether {@code check} falls under this limitation. */
  public boolean covers(Check check) {
    return (rule == null || check.rule() == rule)
        && (operation.equals("*") || operation.equals(check.operation()));
  }

  /** Whether this says that {@code name} has no kernel. */
  boolean excludes(String name) {
    return rule == null && operation.equals(name);
  }
}
