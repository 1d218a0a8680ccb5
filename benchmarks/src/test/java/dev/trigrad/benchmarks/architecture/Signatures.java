package dev.trigrad.benchmarks.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a module promises: the public and protected members of what it exports to everybody. */
final class Signatures {
  private Signatures() {}

  /** One line each, sorted within its class, for the module whose classes are in {@code root}. */
  static String of(Path root) {
    var text = new StringBuilder();
    for (String name : exported(root)) {
      Path folder = root.resolve(name.replace('.', '/'));
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
            .map(file -> name + "." + file.substring(0, file.length() - ".class".length()))
            .sorted()
            .forEach(type -> describe(load(type), text));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text.toString();
  }

  private static TreeSet<String> exported(Path root) {
    try (InputStream in = Files.newInputStream(root.resolve("module-info.class"))) {
      return ModuleDescriptor.read(in).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Signatures.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void describe(Class<?> type, StringBuilder text) {
    for (Class<?> at = type; at != null; at = at.getDeclaringClass()) {
      if (!promised(at.getModifiers())) {
        return;
      }
    }
    var lines = new ArrayList<String>();
    Arrays.stream(type.getDeclaredFields())
        .filter(field -> promised(field.getModifiers()) && !field.isSynthetic())
        .forEach(
            field ->
                lines.add(
                    modifiers(field.getModifiers())
                        + shown(field.getGenericType())
                        + " "
                        + field.getName()));
    for (Constructor<?> made : type.getDeclaredConstructors()) {
      if (promised(made.getModifiers()) && !made.isSynthetic()) {
        lines.add(modifiers(made.getModifiers()) + "new" + parameters(made));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (promised(method.getModifiers()) && !method.isSynthetic()) {
        String kind = method.isDefault() ? "default " : "";
        lines.add(
            modifiers(method.getModifiers())
                + kind
                + shown(method.getGenericReturnType())
                + " "
                + method.getName()
                + parameters(method));
      }
    }
    text.append(heading(type)).append('\n');
    lines.stream().sorted().forEach(line -> text.append("  ").append(line).append('\n'));
  }

  private static boolean promised(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String heading(Class<?> type) {
    var line = new StringBuilder(modifiers(type.getModifiers() & ~Modifier.INTERFACE));
    line.append(type.isSealed() ? "sealed " : "");
    line.append(
        type.isRecord()
            ? "record "
            : type.isEnum() ? "enum " : type.isInterface() ? "interface " : "class ");
    line.append(type.getName());
    if (type.getGenericSuperclass() != null
        && type.getSuperclass() != Object.class
        && !type.isRecord()
        && !type.isEnum()) {
      line.append(" extends ").append(shown(type.getGenericSuperclass()));
    }
    String interfaces =
        Arrays.stream(type.getGenericInterfaces())
            .map(Signatures::shown)
            .sorted()
            .collect(Collectors.joining(", "));
    return line.append(interfaces.isEmpty() ? "" : " : " + interfaces).toString();
  }

  private static String modifiers(int modifiers) {
    int kept =
        modifiers
            & ~(Modifier.PUBLIC
                | Modifier.SYNCHRONIZED
                | Modifier.NATIVE
                | Modifier.TRANSIENT
                | AccessFlag.STRICT.mask());
    String text = Modifier.toString(kept);
    return text.isEmpty() ? "" : text + " ";
  }

  private static String parameters(Executable executable) {
    String list =
        Arrays.stream(executable.getGenericParameterTypes())
            .map(Signatures::shown)
            .collect(Collectors.joining(", "));
    return "(" + (executable.isVarArgs() ? list.replaceFirst("\\[]$", "...") : list) + ")";
  }

  /** A type with the packages of the JDK left out. */
  private static String shown(Type type) {
    return type.getTypeName().replaceAll("java\\.(?:\\w+\\.)+", "");
  }

  /** The published modules. */
  static List<String> modules() {
    return List.of("api", "engine-java", "engine-vector", "engine-native", "training", "testkit");
  }
}
