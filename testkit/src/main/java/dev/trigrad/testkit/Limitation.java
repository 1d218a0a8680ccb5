package dev.trigrad.testkit;

/**
 * Something that an engine declares it does not do; reported, never silently skipped.
 *
 * @param rule the rule it concerns
 * @param operation the operation, or {@code *} for all
 * @param reason why, in one line
 */
public record Limitation(Rule rule, String operation, String reason) {
  /** Whether {@code check} falls under this limitation. */
  public boolean covers(Check check) {
    return check.rule() == rule && (operation.equals("*") || operation.equals(check.operation()));
  }
}
