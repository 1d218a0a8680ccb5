package dev.trigrad.engine;

/** An engine cannot be opened on this machine; carries reason and remedy for the report. */
public final class EngineUnavailableException extends EngineException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String remedy;

  /** One line on what is missing, and one on what the user can do. */
  public EngineUnavailableException(String reason, String remedy) {
    super(reason + "; " + remedy);
    this.reason = reason;
    this.remedy = remedy;
  }

  /** What is missing. */
  public String reason() {
    return reason;
  }

  /** What the user can do about it. */
  public String remedy() {
    return remedy;
  }
}
