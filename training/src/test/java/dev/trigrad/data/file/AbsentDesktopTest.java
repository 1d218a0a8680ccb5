package dev.trigrad.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Shape;
import dev.trigrad.TrigradException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Without the module that decodes images, all else works, and images say what they lack. */
class AbsentDesktopTest {
  /** What the child runs. */
  static final class Child {
    private Child() {}

    /** Prints whether the module is there, and the error. */
    public static void main(String[] arguments) {
      System.out.println(ModuleLayer.boot().findModule("java.desktop").isPresent());
      System.out.println(Csv.of(Path.of("t.csv")) != null);
      try {
        ImageFolder.of(Path.of("any"));
      } catch (TrigradException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static String place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  @Test
  void imagesSayThatTheModuleIsAbsent()
      throws IOException, URISyntaxException, InterruptedException {
    String path =
        String.join(File.pathSeparator, place(Shape.class), place(Csv.class), place(Child.class));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules",
                "java.base,jdk.jfr",
                "-cp",
                path,
                Child.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(child.waitFor(60, TimeUnit.SECONDS));
    assertEquals(
        List.of(
            "false",
            "true",
            "images: any needs the module java.desktop to be decoded; run with --add-modules"
                + " java.desktop, or link it into the runtime image"),
        printed.lines().toList());
  }
}
