package dev.trigrad.testkit.numbers;

import dev.trigrad.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where random programs begin: at the property {@code trigrad.kit.seed}, else at a digest of the
 * compiled classes of the api and of the engine, so that each change of either meets programs that
 * none before it met, and the same build always meets the same.
 */
public final class KitSeed {
  private KitSeed() {}

  /** The seed for an engine of class {@code engine}. */
  public static long of(Class<?> engine) {
    Long given = Long.getLong("trigrad.kit.seed");
    if (given != null) {
      return given;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Class<?> type : List.of(Tensor.class, engine)) {
        add(type, digest);
      }
      // Positive, and short enough to be typed.
      return ByteBuffer.wrap(digest.digest()).getLong() >>> 20;
    } catch (IOException | URISyntaxException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("the classes of " + engine + " cannot be read", e);
    }
  }

  private static void add(Class<?> type, MessageDigest digest)
      throws IOException, URISyntaxException {
    Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(root)) {
      add(root, digest);
      return;
    }
    try (var jar = FileSystems.newFileSystem(root)) {
      add(jar.getPath("/"), digest);
    }
  }

  private static void add(Path root, MessageDigest digest) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      // Jars are made without module descriptors.
      for (Path file :
          files
              .filter(each -> each.toString().endsWith(".class"))
              .filter(each -> !each.endsWith("module-info.class"))
              .sorted((a, b) -> a.toString().compareTo(b.toString()))
              .toList()) {
        digest.update(Files.readAllBytes(file));
      }
    }
  }
}
