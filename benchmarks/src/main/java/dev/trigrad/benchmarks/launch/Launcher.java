package dev.trigrad.benchmarks.launch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The main class of the launcher's files. The build compiles it for JDK 17, so that a JDK that
 * cannot read the others says in a line what is needed.
 */
public final class Launcher {
  /** System property with the JDK that built the rest. */
  static final String BUILT_BY = "launcher.jdk";

  /**
   * System property with the file that holds the launcher's ahead-of-time cache, if there is one.
   */
  public static final String CACHE = "launcher.cache";

  private static final int NEEDED = 25;

  // A class that this one named could not be compiled together with it.
  private static final String MAIN = "dev.trigrad.benchmarks.Main";

  private Launcher() {}

  /** Runs the command line, or says why not. */
  public static void main(String[] arguments) throws Throwable {
    String refusal = refusal(Runtime.version().feature(), System.getProperty(BUILT_BY, ""));
    if (!refusal.isEmpty()) {
      System.err.println(refusal);
      System.exit(1);
    }
    MethodHandles.lookup()
        .findStatic(Class.forName(MAIN), "main", MethodType.methodType(void.class, String[].class))
        .invokeExact(arguments);
  }

  /** What to say on a JDK of this version; nothing if it is fit. */
  static String refusal(int feature, String builtBy) {
    if (feature >= NEEDED) {
      return "";
    }
    return "error: trigrad needs JDK "
        + NEEDED
        + ", and this java is "
        + feature
        + "; "
        + (builtBy.isEmpty()
            ? "use the java of one"
            : "use \"" + builtBy + "/bin/java\", which built it, or trigrad.sh, which does");
  }
}
