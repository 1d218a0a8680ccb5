package dev.trigrad.picture.layout;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No text is wider than its picture takes it to be, in any font of those that are there. */
class TextSizeTest {
  private static final Set<String> FAMILIES =
      Set.of("Arial", "Helvetica", "Liberation Sans", "DejaVu Sans", "Verdana", "SansSerif");

  private static final FontRenderContext CONTEXT =
      new FontRenderContext(new AffineTransform(), true, true);

  @Test
  void noCharacterIsWiderThanInTheTable() {
    System.setProperty("java.awt.headless", "true");
    String signs = "−×÷σΣμ∂∇√²₀₁₂₃·…→≤≠∧∨¬αβγδεθλπφψω";
    String letters =
        IntStream.rangeClosed(' ', 0xFF)
            .filter(c -> !Character.isISOControl(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    List<String> families =
        List.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
    assertTrue(families.stream().anyMatch(FAMILIES::contains), "no font to judge by");
    for (String family : families) {
      if (FAMILIES.contains(family)) {
        var font = new Font(family, Font.PLAIN, 1).deriveFont(1000f);
        (signs + letters)
            .codePoints()
            .filter(font::canDisplay)
            .forEach(c -> check(font, Character.toString(c)));
      }
    }
  }

  private static void check(Font font, String text) {
    double real = font.getStringBounds(text, CONTEXT).getWidth();
    assertTrue(
        TextSize.width(text, 1000) >= real - 0.01,
        () -> font.getFamily() + " '" + text + "' is " + real);
  }
}
