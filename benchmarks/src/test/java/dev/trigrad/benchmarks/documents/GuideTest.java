package dev.trigrad.benchmarks.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The guide leads somewhere: from page to page, to classes, and from the Javadoc's overview. */
class GuideTest {
  private static final Project PROJECT = new Project();
  private static final Map<String, String> EXPORTED = PROJECT.exported();
  private static final String INDEX = Project.GUIDE + "/index.md";
  private static final String OVERVIEW = "api/src/guide/overview.md";

  @TestFactory
  Stream<DynamicTest> linksLeadSomewhere() {
    return Stream.concat(PROJECT.guide().stream(), Stream.of("README.md", "CONTRIBUTING.md"))
        .map(page -> DynamicTest.dynamicTest(page, () -> assertEquals(List.of(), faults(page))));
  }

  private static List<String> faults(String page) {
    boolean guide = page.startsWith(Project.GUIDE);
    Links links = Links.of(PROJECT.read(page));
    var faults = new ArrayList<String>();
    if (guide) {
      links.bracketed.forEach(
          text -> faults.add(text + ": javadoc takes it for a link to a class; make it `code`"));
    }
    for (String link : links.destinations) {
      if (link.startsWith("https:")) {
        continue;
      }
      String file = link.replaceFirst("#.*", "");
      Path target = Path.of("/" + page).resolveSibling(file).normalize();
      String path = file.isEmpty() ? page : target.toString().substring(1).replace('\\', '/');
      if (!Files.exists(PROJECT.root.resolve(path))) {
        faults.add(link + ": no such file");
      } else if (link.contains("#") && guide) {
        faults.add(link + ": javadoc names headings otherwise than GitHub; link to the page");
      } else if (link.contains("#") && !anchors(path).contains(link.replaceFirst(".*#", ""))) {
        faults.add(link + ": no such heading; it is one of " + anchors(path));
      } else if (guide && !onSite(path)) {
        faults.add(link + ": is not on the site of the guide and the Javadoc");
      }
    }
    return faults;
  }

  private static List<String> anchors(String page) {
    return Links.of(PROJECT.read(page)).anchors;
  }

  /** A page of the guide, a picture beside it, or a public class of an exported package. */
  private static boolean onSite(String path) {
    String folder = path.substring(0, path.lastIndexOf('/'));
    String name = path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    return folder.equals(Project.GUIDE)
        || EXPORTED.containsValue(folder)
            && Pattern.compile("(?m)^public .*\\b" + name + "\\b")
                .matcher(PROJECT.read(path))
                .find();
  }

  /** From each page one finds back, and to each page there. */
  @Test
  void theGuideHasAllPages() {
    var linked = new TreeSet<>(Links.of(PROJECT.read(INDEX)).destinations);
    for (String page : PROJECT.guide()) {
      String name = page.substring(page.lastIndexOf('/') + 1);
      assertTrue(PROJECT.read(page).startsWith("# "), name + ": begin with \"# \" and a title");
      if (!page.equals(INDEX)) {
        assertTrue(linked.contains(name), "index.md: no link to " + name + "; add one");
        assertTrue(PROJECT.read(page).endsWith("[Guide](index.md)\n"), name + ": no way back");
      }
    }
  }

  /** The overview is rendered at the site's root. */
  @Test
  void theOverviewLeadsSomewhere() {
    var missing = new ArrayList<>(Links.of(PROJECT.read(OVERVIEW)).destinations);
    assertTrue(missing.size() > 10, missing.toString());
    missing.removeIf(
        link -> {
          String name = link.substring(link.lastIndexOf('/') + 1).replace(".html", "");
          String folder = link.substring(0, link.lastIndexOf('/'));
          String sources = EXPORTED.get(folder.replace("/doc-files", "").replace('/', '.'));
          String file = name.equals("package-summary") ? "package-info" : name;
          String ending =
              folder.endsWith("/doc-files") ? "/doc-files/" + file + ".md" : "/" + file + ".java";
          return sources != null && Files.exists(PROJECT.root.resolve(sources + ending));
        });
    assertEquals(List.of(), missing);
  }

  /** What modules export to everybody is documented, in one group each, and nothing else. */
  @Test
  void theSiteShowsWhatIsExported() {
    String arguments = PROJECT.read("api/src/guide/javadoc.args");
    Set<String> exported = new TreeSet<>(EXPORTED.keySet());
    List<String> grouped =
        Pattern.compile("(?m)^-group \"[^\"]+\" (\\S+)$")
            .matcher(arguments)
            .results()
            .flatMap(group -> Arrays.stream(group.group(1).split(":")))
            .sorted()
            .toList();
    List<String> documented =
        arguments.lines().filter(line -> line.startsWith("dev.")).sorted().toList();
    assertEquals(List.copyOf(exported), documented, "packages of javadoc.args");
    assertEquals(documented, grouped, "packages of the groups in javadoc.args");
  }
}
