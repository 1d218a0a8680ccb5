package dev.trigrad.io.json;

import dev.trigrad.TrigradException;

/** A text is no JSON, or not the JSON expected; the message begins with the place. */
public final class JsonException extends TrigradException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  /**
   * An error at byte {@code offset}, counted from 0, in line {@code line}, counted from 1: {@code
   * byte 17, line 1: …}.
   */
  public JsonException(long offset, long line, String rule) {
    super("byte " + offset + ", line " + line + ": " + rule);
    this.offset = offset;
  }

  /** Offset of the byte at which the rule is broken. */
  public long offset() {
    return offset;
  }
}
