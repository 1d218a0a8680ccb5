package dev.trigrad.benchmarks.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page of the commonest mistakes shows of each its code, the whole message and a remedy. That
 * the code gives the message to the letter is the business of {@code DocumentsTest}.
 */
class MistakesTest {
  private static final Pattern MISTAKE =
      Pattern.compile(
          "(?s)### ([^\n]+)\n\n<!-- throws: = ([^\n]+) -->\n```java\n(.*?)\n```\n\n"
              + "```text\n([^\n]+)\n```\n\n([^\n#].{10,}?)\n\n(?=[#\\[])");

  @Test
  void everyMistakeHasMessageAndRemedy() {
    String page = new Project().read("api/src/main/java/dev/trigrad/doc-files/mistakes.md");
    List<MatchResult> mistakes = MISTAKE.matcher(page).results().toList();
    assertEquals(page.split("\n### ").length - 1, mistakes.size(), "mistakes that are whole");
    assertTrue(mistakes.size() >= 20, () -> mistakes.size() + " mistakes");
    for (MatchResult mistake : mistakes) {
      assertEquals(mistake.group(2), mistake.group(4), mistake.group(1));
      assertTrue(mistake.group(3).lines().count() <= 20, mistake.group(1));
    }
  }
}
