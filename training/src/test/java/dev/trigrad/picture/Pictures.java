package dev.trigrad.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.picture.layout.GraphLayout;
import dev.trigrad.picture.layout.Overlaps;
import dev.trigrad.picture.layout.Picture;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What every picture is held to, and values without an engine. */
public final class Pictures {
  private static final double SMALLEST_TEXT = 9;

  private Pictures() {}

  /** The values of {@code tensors} by the reference. */
  public static List<Tensor> judged(List<Tensor> tensors) {
    var reference = new Reference();
    return tensors.stream().map(tensor -> number(reference.of(tensor))).toList();
  }

  private static Tensor number(ReferenceValue value) {
    var floats = new float[value.elements()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) value.value()[i];
    }
    return Tensor.of(floats, value.type().shape().extents());
  }

  /** Nothing lies over anything else; the document is XML, needs nothing, and has no small text. */
  public static void requireReadable(Drawing drawing) {
    Picture picture = new Figure(drawing).picture();
    assertEquals(List.of(), Overlaps.of(picture, GraphLayout.of(picture).orElseThrow()));
    String svg = drawing.svg();
    assertEquals(svg, drawing.svg());
    try {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new AssertionError(svg, e);
    }
    Matcher sizes = Pattern.compile("font-size[:=]\"?([\\d.]+)").matcher(svg);
    int found = 0;
    while (sizes.find()) {
      found++;
      assertTrue(Double.parseDouble(sizes.group(1)) >= SMALLEST_TEXT, sizes.group());
    }
    assertTrue(found > 0);
    assertFalse(svg.contains("<script") || svg.contains("href") || svg.contains("url("));
  }
}
