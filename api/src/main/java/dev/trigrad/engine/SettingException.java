package dev.trigrad.engine;

/**
 * A system property has a value that is not understood: an error of the user's, which no choice of
 * engine passes over.
 */
public final class SettingException extends EngineException {
  private static final long serialVersionUID = 1L;

  private final String property;

  /** Names the property, its value, and what is expected. */
  SettingException(String property, String value, String expected) {
    super(
        "property "
            + property
            + ": '"
            + value
            + "' is not "
            + expected
            + "; correct it or leave it out");
    this.property = property;
  }

  /** The property's name. */
  public String property() {
    return property;
  }
}
