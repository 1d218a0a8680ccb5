package dev.trigrad.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the sources of all tiles, and deletes what it wrote once and would not write again; a file
 * that would not change keeps its time, so that it is not compiled again.
 */
public final class GenerateTiles {
  /** The package of what is written. */
  static final String PACKAGE = "dev.trigrad.engine.vector.gemm";

  private GenerateTiles() {}

  /** The argument is a root of sources that belongs to this program alone. */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Path directory = Files.createDirectories(root.resolve(Path.of("", PACKAGE.split("\\."))));
    Map<Path, Source> files = new HashMap<>();
    for (TileClass tiles : Catalog.TILES) {
      files.put(directory.resolve(tiles.name() + ".java"), TileWriter.write(tiles));
    }
    for (TileClass tiles : Catalog.BLOCKS) {
      files.put(directory.resolve(tiles.name() + ".java"), TileWriter.write(tiles));
    }
    files.put(
        directory.resolve(CallWriter.NAME + ".java"),
        CallWriter.write(Stream.of(Catalog.TILES, Catalog.BLOCKS).flatMap(List::stream).toList()));
    try (var present = Files.walk(root)) {
      for (Path file : present.filter(Files::isRegularFile).toList()) {
        if (!files.containsKey(file)) {
          Files.delete(file);
        } else if (Files.readString(file).equals(files.get(file).toString())) {
          files.remove(file);
        }
      }
    }
    for (var file : files.entrySet()) {
      Files.writeString(file.getKey(), file.getValue().toString());
    }
  }
}
