package dev.trigrad.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How another virtual machine is started that is like this one: same JDK, flags and classes. */
final class OwnMachine {
  /** Flags that only one process can have, or that say what the main class is. */
  private static final String NOT_INHERITED =
      "(?s)(-agent|-javaagent|--module-path|--class-path|-Djdk\\.module\\.|-Djava\\.class\\.path"
          + "|-XX:AOT|-XX:SharedArchive|-XX:ArchiveClasses|-Xlog|-Djava\\.awt).*";

  private OwnMachine() {}

  /** Runs {@code main} of this module. */
  static List<String> command(Class<?> main, List<String> flags) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!flag.matches(NOT_INHERITED)) {
        command.add(flag);
      }
    }
    command.addAll(flags);
    String classPath = System.getProperty("java.class.path", "");
    if (!classPath.isEmpty()) {
      command.addAll(List.of("-cp", classPath));
    }
    Module module = main.getModule();
    if (module.isNamed()) {
      command.addAll(List.of("--module-path", System.getProperty("jdk.module.path")));
      command.addAll(List.of("-m", module.getName() + "/" + main.getName()));
    } else {
      command.add(main.getName());
    }
    return command;
  }
}
