package dev.trigrad.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Writes the sources of all tiles; a file that would not change keeps its time. */
public final class GenerateTiles {
  /** The package of what is written. */
  static final String PACKAGE = "dev.trigrad.engine.vector";

  private GenerateTiles() {}

  /** The argument is a root of sources that belongs to this program alone. */
  public static void main(String[] arguments) throws IOException {
    Map<String, Source> files = new HashMap<>();
    for (TileClass tiles : Catalog.TILES) {
      files.put(tiles.name() + ".java", TileWriter.write(tiles));
    }
    for (TileClass tiles : Catalog.BLOCKS) {
      files.put(tiles.name() + ".java", TileWriter.write(tiles));
    }
    files.put(CallWriter.NAME + ".java", CallWriter.write(Catalog.TILES, Catalog.BLOCKS));
    Path directory = Path.of(arguments[0], PACKAGE.split("\\."));
    Files.createDirectories(directory);
    try (var present = Files.newDirectoryStream(directory)) {
      for (Path file : present) {
        Source source = files.get(file.getFileName().toString());
        if (source == null) {
          Files.delete(file);
        } else if (Files.readString(file).equals(source.toString())) {
          files.remove(file.getFileName().toString());
        }
      }
    }
    for (var file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue().toString());
    }
  }
}
