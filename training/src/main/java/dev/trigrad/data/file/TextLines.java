package dev.trigrad.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of one line after the other, without those that end it: LF, with CR before or not. */
final class TextLines {
  private final InputStream in;
  private final byte[] block = new byte[1 << 14];
  private int position;
  private int limit;
  private byte[] bytes = new byte[1 << 12];
  private int length;
  private long number;
  private long offset;
  private long next;

  TextLines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line that is not blank; false if there is none. */
  boolean next() throws IOException {
    while (true) {
      offset = next;
      length = 0;
      boolean blank = true;
      int c = read();
      if (c < 0) {
        return false;
      }
      for (; c >= 0 && c != '\n'; c = read()) {
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) c;
        blank &= c == ' ' || c == '\t' || c == '\r';
      }
      next = offset + length + (c < 0 ? 0 : 1);
      number++;
      if (!blank) {
        return true;
      }
    }
  }

  private int read() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.readNBytes(block, 0, block.length));
      if (limit == 0) {
        return -1;
      }
    }
    return block[position++] & 0xff;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** The line's number, counted from 1. */
  long number() {
    return number;
  }

  /** Where the line begins in the file. */
  long offset() {
    return offset;
  }
}
