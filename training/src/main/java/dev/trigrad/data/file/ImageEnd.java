package dev.trigrad.data.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Whether an image file goes on to its end, of which decoders do not always take notice. */
final class ImageEnd {
  private ImageEnd() {}

  static void require(Path file, String format, byte[] bytes) {
    boolean whole =
        switch (format) {
          case "png" -> png(bytes);
          case "jpeg" -> marked(bytes, 0xff, 0xd9);
          case "gif" -> gif(bytes);
          default -> bmp(bytes);
        };
    if (!whole) {
      throw ImageFiles.error(
          file, "is a truncated " + format + " image: it ends after " + bytes.length + " bytes");
    }
  }

  /** Chunks of a length, a type, as many bytes and a check sum, the last one IEND. */
  private static boolean png(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    long at = 8;
    while (at + 12 <= bytes.length) {
      long length = buffer.getInt((int) at) & 0xFFFFFFFFL;
      boolean end = buffer.getInt((int) at + 4) == 0x49454E44;
      at += 12 + length;
      if (end) {
        return at <= bytes.length;
      }
    }
    return false;
  }

  private static boolean marked(byte[] bytes, int first, int second) {
    for (int i = bytes.length - 2; i >= 0; i--) {
      if ((bytes[i] & 0xff) == first && (bytes[i + 1] & 0xff) == second) {
        return true;
      }
    }
    return false;
  }

  /** Header, blocks of sub-blocks that end with an empty one, and the trailer. */
  private static boolean gif(byte[] bytes) {
    int at = bytes.length < 13 ? bytes.length : 13 + table(bytes[10]);
    while (at < bytes.length) {
      int block = bytes[at++] & 0xff;
      if (block == 0x3b) {
        return true;
      }
      if (block == 0x21) {
        at++;
      } else if (block == 0x2c && at + 9 < bytes.length) {
        at += 10 + table(bytes[at + 8]);
      } else {
        return false;
      }
      while (at < bytes.length && bytes[at] != 0) {
        at += 1 + (bytes[at] & 0xff);
      }
      at++;
    }
    return false;
  }

  /** The bytes of a colour table, by the flags that announce it. */
  private static int table(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  /** The header says how long the file is. */
  private static boolean bmp(byte[] bytes) {
    return bytes.length >= 26
        && (ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(2) & 0xFFFFFFFFL)
            <= bytes.length;
  }
}
