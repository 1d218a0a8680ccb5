package dev.trigrad.tensorboard;

import dev.trigrad.io.FileException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Takes files apart into their records, up to the last whole one of each. */
final class Reading {
  private final Scalars scalars = new Scalars();
  private long records;
  private long torn;

  EventFile file() {
    return new EventFile(scalars.points(), records, torn);
  }

  /** Adds the records among {@code size} bytes. */
  void add(Path file, InputStream stream, long size) throws IOException {
    var in = new DataInputStream(stream);
    long at = 0;
    for (byte[] record; (record = record(file, in, at, size)) != null; records++) {
      parse(record, file, at);
      at += Records.HEADER + record.length + Records.FOOTER;
    }
    torn += size - at;
  }

  /** The record at byte {@code at} of {@code size}, {@code null} if there is no whole one. */
  private static byte[] record(Path file, DataInputStream in, long at, long size)
      throws IOException {
    if (size - at < Records.HEADER) {
      return null;
    }
    ByteBuffer header = ByteBuffer.allocate(Records.HEADER).order(ByteOrder.LITTLE_ENDIAN);
    in.readFully(header.array());
    if (header.getInt(Long.BYTES) != Records.checksum(header.array(), 0, Long.BYTES)) {
      throw damaged(file, at, "has a wrong checksum of its length");
    }
    long length = header.getLong(0);
    if (length < 0 || length > Integer.MAX_VALUE - Records.HEADER) {
      throw damaged(file, at, "says that it is of " + Long.toUnsignedString(length) + " bytes");
    }
    if (size - at - Records.HEADER - Records.FOOTER < length) {
      return null;
    }
    byte[] record = new byte[(int) length];
    in.readFully(record);
    if (Integer.reverseBytes(in.readInt()) != Records.checksum(record, 0, record.length)) {
      throw damaged(file, at, "has a wrong checksum");
    }
    return record;
  }

  private void parse(byte[] record, Path file, long at) {
    try {
      boolean version = scalars.add(new Fields(ByteBuffer.wrap(record)));
      if (at == 0 && !version) {
        throw damaged(file, at, "does not say brain.Event:2");
      }
    } catch (Fields.Malformed e) {
      throw damaged(file, at, e.getMessage());
    }
  }

  private static FileException damaged(Path file, long at, String why) {
    return new FileException(
        "tensorboard: "
            + file
            + ": record at byte "
            + at
            + " "
            + why
            + (at == 0 ? "; this is no event file" : "; the file is damaged from there on"));
  }
}
