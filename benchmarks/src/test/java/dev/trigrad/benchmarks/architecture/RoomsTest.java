package dev.trigrad.benchmarks.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.trigrad.op.Op;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture that the package-infos draw is true. */
class RoomsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.trigrad")
          .that(DescribedPredicate.describe("published", RoomsTest::published));

  /**
   * Classes of the api that depend on one another in a circle, fewer is better; without operations,
   * each of which records others by a tensor's method, as that method records it, and with the root
   * package as one class: a tensor, of which its classes are the faces and what those share.
   */
  private static final int LARGEST_CIRCLE = 42;

  private static final String ROOT = "dev.trigrad";

  private static boolean published(JavaClass type) {
    return !type.getPackageName().startsWith("dev.trigrad.benchmarks")
        && !type.getPackageName().startsWith("dev.trigrad.testkit")
        && !type.getSimpleName().equals("package-info");
  }

  @Test
  void everyPackageIsARoom() {
    var found = new TreeSet<String>();
    CLASSES.forEach(type -> found.add(type.getPackageName()));
    var known = new TreeSet<String>();
    Room.ALL.forEach(room -> known.add(room.name()));
    assertEquals(
        String.join("\n", known),
        String.join("\n", found),
        "give the package a line in Room.ALL, and a package-info that says the same in words");
  }

  @Test
  void packageInfosTeachTheirRooms() throws IOException {
    for (String module : Signatures.modules()) {
      Path sources = Path.of("..", module, "src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : (Iterable<Path>) files.filter(RoomsTest::isOurInfo)::iterator) {
          String text = Files.readString(file);
          long lines = text.lines().filter(line -> line.startsWith(" *")).count();
          assertTrue(
              lines >= 10 && lines <= 24 && text.contains("epend"),
              () ->
                  file
                      + ": "
                      + lines
                      + " lines; say in 10 to 20 what the idea is, what to read first, and what it"
                      + " may depend on");
        }
      }
    }
  }

  private static boolean isOurInfo(Path file) {
    return file.endsWith("package-info.java")
        && !file.getParent().endsWith("generated")
        && !file.toString().contains("testkit");
  }

  @Test
  void roomsDependOnWhatTheyMay() {
    var rooms = new HashMap<String, Room>();
    Room.ALL.forEach(room -> rooms.put(room.name(), room));
    var wrong = new TreeSet<String>();
    for (JavaClass type : CLASSES) {
      Room room = rooms.get(type.getPackageName());
      if (room == null) {
        continue;
      }
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String to = target.getPackageName();
        if (rooms.containsKey(to) && !to.equals(room.name()) && !room.allowed().contains(to)) {
          wrong.add(top(type) + " depends on " + top(target));
        }
      }
    }
    assertTrue(
        wrong.isEmpty(),
        () ->
            String.join("\n", wrong)
                + "\nmove the class, or widen its package's line in Room.ALL and say why");
  }

  @Test
  void ofTheRootOnlyEnginesKnowsWhoComputes() {
    var computing = Set.of("dev.trigrad.run", "dev.trigrad.engine", "dev.trigrad.engine.registry");
    var wrong = new TreeSet<String>();
    edges()
        .forEach(
            (from, targets) -> {
              if (isOfRoot(from) && !from.equals("dev.trigrad.Engines")) {
                for (String to : targets) {
                  if (computing.contains(to.substring(0, to.lastIndexOf('.')))) {
                    wrong.add(from + " depends on " + to);
                  }
                }
              }
            });
    assertEquals(Set.of(), wrong, "ask dev.trigrad.graph.access.Evaluation instead");
  }

  @Test
  void theVerifierSharesNoMistakeWithWhatItJudges() {
    var judged = Set.of("dev.trigrad.plan.Lifetimes", "dev.trigrad.plan.SlotPool");
    Map<String, Set<String>> edges = edges();
    assertTrue(
        edges.keySet().containsAll(judged),
        () -> judged + " are not there: name the classes that took their place");
    var wrong = new TreeSet<String>();
    edges.forEach(
        (from, targets) -> {
          if (from.startsWith("dev.trigrad.plan.verify.")) {
            targets.stream()
                .filter(judged::contains)
                .forEach(to -> wrong.add(from + " asks " + to));
          }
        });
    assertEquals(Set.of(), wrong, "work lifetimes out anew in plan.verify");
  }

  @Test
  void circlesDoNotGrow() {
    List<Set<String>> circles = Circles.of(edges());
    Set<String> largest = new TreeSet<>();
    circles.getFirst().forEach(name -> largest.add(isOfRoot(name) ? ROOT + ".Tensor" : name));
    largest.removeIf(
        name -> CLASSES.get(name).isRecord() && CLASSES.get(name).isAssignableTo(Op.class));
    assertTrue(
        largest.size() <= LARGEST_CIRCLE,
        () -> largest.size() + " classes depend on one another: " + largest);
  }

  private static boolean isOfRoot(String name) {
    return name.lastIndexOf('.') == ROOT.length();
  }

  private static Map<String, Set<String>> edges() {
    Map<String, Set<String>> edges = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      Set<String> targets = edges.computeIfAbsent(top(type), _ -> new TreeSet<>());
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (CLASSES.contain(target.getName()) && !top(target).equals(top(type))) {
          targets.add(top(target));
        }
      }
    }
    return edges;
  }

  private static String top(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer.getName();
  }
}
