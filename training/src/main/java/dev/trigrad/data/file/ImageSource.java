package dev.trigrad.data.file;

import dev.trigrad.io.FileException;
import dev.trigrad.io.RegularFile;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** An image file: its size by its header, and its pixels. For one thread. */
final class ImageSource implements AutoCloseable {
  /** Most pixels of an image, as Pillow has it: a quarter of a gigabyte of three bytes each. */
  private static final long MOST = 89_478_485;

  /** Deflate packs 1,032 bytes into one, of 8 pixels each; the other formats pack less. */
  private static final long PIXELS_A_BYTE = 8 * 1032;

  private static final long LARGEST_FILE = 1 << 28;

  private final Path file;
  private final ImageReader reader;
  private final MemoryCacheImageInputStream stream;
  private final int height;
  private final int width;
  private String warning;

  private ImageSource(Path file, String format, byte[] bytes) throws IOException {
    this.file = file;
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      throw ImageFiles.error(file, "is a " + format + " image, which this Java cannot decode");
    }
    reader = readers.next();
    stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
    reader.setInput(stream, true, true);
    // A decoder that runs out of data may warn and fill up with grey.
    reader.addIIOReadWarningListener((_, text) -> warning = text);
    height = reader.getHeight(0);
    width = reader.getWidth(0);
    long pixels = (long) height * width;
    if (pixels > MOST || pixels > PIXELS_A_BYTE * bytes.length) {
      close();
      throw ImageFiles.error(
          file,
          "claims "
              + height
              + " × "
              + width
              + " pixels, more than "
              + (pixels > MOST ? MOST : "its " + bytes.length + " bytes can hold"));
    }
  }

  /** Reads the header of {@code file}. */
  static ImageSource open(Path file) {
    RegularFile.require(ImageFolder.FORMAT, file);
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw ImageFiles.error(file, "has more than " + LARGEST_FILE + " bytes");
      }
      return of(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw DataFile.failed(ImageFolder.FORMAT, file.toString(), e);
    }
  }

  /** Reads the header of an image, {@code file} being its name for errors. */
  static ImageSource of(Path file, byte[] bytes) {
    String format = format(file, bytes);
    ImageEnd.require(file, format, bytes);
    try {
      return new ImageSource(file, format, bytes);
    } catch (FileException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw undecodable(file, e);
    }
  }

  private static FileException undecodable(Path file, Exception e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new FileException(
        "images: "
            + RegularFile.line(file.toString())
            + " cannot be decoded: "
            + RegularFile.line(why.strip()),
        e);
  }

  private static String format(Path file, byte[] bytes) {
    if (bytes.length == 0) {
      throw ImageFiles.error(file, "is empty");
    }
    if (begins(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return "png";
    }
    if (begins(bytes, 0xff, 0xd8, 0xff)) {
      return "jpeg";
    }
    if (begins(bytes, 'G', 'I', 'F', '8')) {
      return "gif";
    }
    if (begins(bytes, 'B', 'M')) {
      return "bmp";
    }
    throw ImageFiles.error(file, "is no PNG, JPEG, BMP or GIF image by its first bytes");
  }

  private static boolean begins(byte[] bytes, int... magic) {
    boolean all = bytes.length >= magic.length;
    for (int i = 0; all && i < magic.length; i++) {
      all = (bytes[i] & 0xff) == magic[i];
    }
    return all;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** All pixels: one channel if the file has one, else three. */
  Levels decode() {
    Levels image;
    try {
      image = levels(reader.read(0));
    } catch (FileException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw undecodable(file, e);
    }
    if (warning != null) {
      throw ImageFiles.error(file, "is damaged: " + RegularFile.line(warning.strip()));
    }
    return image;
  }

  private Levels levels(BufferedImage image) {
    ColorModel model = image.getColorModel();
    Raster raster = image.getRaster();
    // What Java calls linear grey is not: its samples are taken as they are.
    boolean plain =
        model instanceof ComponentColorModel
            && (raster.getTransferType() == DataBuffer.TYPE_BYTE
                || raster.getTransferType() == DataBuffer.TYPE_USHORT);
    int kind = model.getColorSpace().getType();
    int colours = model.getNumColorComponents();
    if (kind != ColorSpace.TYPE_GRAY && kind != ColorSpace.TYPE_RGB) {
      throw ImageFiles.error(
          file, "is neither grey nor red, green and blue (CMYK, say); convert it first");
    }
    byte[] bytes = new byte[height * width * (plain ? colours : 3)];
    return plain ? samples(raster, colours, bytes) : colours(image, bytes);
  }

  private Levels samples(Raster raster, int channels, byte[] bytes) {
    int bits = raster.getSampleModel().getSampleSize(0);
    int bands = raster.getNumBands();
    int[] line = new int[width * bands];
    for (int y = 0, at = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, line);
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          bytes[at++] = (byte) (bits > 8 ? line[x * bands + c] >> 8 : line[x * bands + c]);
        }
      }
    }
    return new Levels(height, width, channels, bytes);
  }

  private Levels colours(BufferedImage image, byte[] bytes) {
    int[] line = new int[width];
    for (int y = 0, at = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, line, 0, width);
      for (int pixel : line) {
        bytes[at++] = (byte) (pixel >> 16);
        bytes[at++] = (byte) (pixel >> 8);
        bytes[at++] = (byte) pixel;
      }
    }
    return new Levels(height, width, 3, bytes);
  }

  @Override
  public void close() {
    reader.dispose();
    try {
      stream.close();
    } catch (IOException e) {
      throw undecodable(file, e);
    }
  }
}
