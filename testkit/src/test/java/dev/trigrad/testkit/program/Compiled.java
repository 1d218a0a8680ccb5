package dev.trigrad.testkit.program;

import dev.trigrad.run.Evaluator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/** A printed program, compiled and loaded. */
public final class Compiled implements AutoCloseable {
  private final URLClassLoader loader;
  private final Class<?> reproduction;

  /** Compiles {@code program}'s Java source into {@code directory}. */
  public Compiled(RandomProgram program, Path directory) throws Exception {
    Path source = directory.resolve("Reproduction.java");
    Files.writeString(source, JavaSource.of(program));
    var errors = new StringWriter();
    var writer = new PrintWriter(errors, true);
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                writer,
                writer,
                "-d",
                directory.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    if (code != 0) {
      throw new AssertionError(errors + "\n" + Files.readString(source));
    }
    loader =
        new URLClassLoader(new URL[] {directory.toUri().toURL()}, Compiled.class.getClassLoader());
    reproduction = loader.loadClass("Reproduction");
  }

  /** What {@code Reproduction.run} gives, or throws. */
  @SuppressWarnings("unchecked")
  public List<Object> run(Evaluator evaluator) throws Throwable {
    try {
      return (List<Object>) reproduction.getMethod("run", Evaluator.class).invoke(null, evaluator);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
