package dev.trigrad.picture.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.picture.layout.Picture.Edge;
import dev.trigrad.picture.layout.Picture.Form;
import dev.trigrad.picture.layout.Picture.Group;
import dev.trigrad.picture.layout.Picture.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nothing lies over anything else, whatever is drawn. */
class GraphLayoutTest {
  private static final int PICTURES = 300;

  /** Groups are intervals of the items, one within the other, so that they make no circle. */
  private static Picture random(Random random, int most) {
    int count = 1 + random.nextInt(most);
    var groups = new ArrayList<Group>();
    int[] ofItem = new int[count];
    Arrays.fill(ofItem, -1);
    group(random, 0, count, -1, 0, groups, ofItem);
    var items = new ArrayList<Item>();
    var edges = new ArrayList<Edge>();
    Form[] forms = {Form.SIGN, Form.NAME, Form.LEAF, Form.FOLDED};
    for (int i = 0; i < count; i++) {
      Form form = forms[random.nextInt(forms.length)];
      items.add(new Item("n" + i, form, text(random, 1), "", ofItem[i], random.nextBoolean()));
      int inputs = i == 0 ? 0 : random.nextInt(4);
      for (int k = 0; k < inputs; k++) {
        int from = random.nextInt(3) == 0 ? random.nextInt(i) : Math.max(0, i - 1 - k);
        int port = random.nextInt(5) == 0 ? 1 : 0;
        String id = "e" + from + "-" + i + "-" + k;
        edges.add(new Edge(id, from, port, i, text(random, 0), text(random, 0)));
      }
    }
    return new Picture("random", groups, items, edges);
  }

  private static void group(
      Random random, int from, int to, int parent, int depth, List<Group> groups, int[] ofItem) {
    int at = from;
    while (depth < 3 && at < to) {
      int end = Math.min(to, at + 1 + random.nextInt(10));
      if (random.nextInt(3) == 0) {
        int index = groups.size();
        groups.add(new Group("group " + "x".repeat(random.nextInt(20)), parent));
        Arrays.fill(ofItem, at, end, index);
        group(random, at, end, index, depth + 1, groups, ofItem);
      }
      at = end;
    }
  }

  private static List<String> text(Random random, int least) {
    var lines = new ArrayList<String>();
    int count = least + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      lines.add("m".repeat(random.nextInt(12)));
    }
    return lines;
  }

  @Test
  void nothingOverlapsInRandomPictures() {
    for (int seed = 0; seed < PICTURES; seed++) {
      Picture picture = random(new Random(seed), 50);
      Geometry geometry = GraphLayout.of(picture).orElseThrow();
      assertEquals(List.of(), Overlaps.of(picture, geometry), "seed " + seed);
    }
  }

  @Test
  void edgesLeadToTheRight() {
    for (int seed = 0; seed < PICTURES; seed++) {
      Picture picture = random(new Random(seed), 40);
      for (Geometry.Route route : GraphLayout.of(picture).orElseThrow().routes()) {
        double x = 0;
        for (Geometry.Piece piece : route.pieces()) {
          assertTrue(x <= piece.from() + 1e-9 && piece.from() <= piece.to() + 1e-9, "seed " + seed);
          x = piece.to();
        }
      }
    }
  }

  /** A fault that the judge does not see would make the tests above say nothing. */
  @Test
  void theJudgeSeesFaults() {
    Picture picture = random(new Random(3), 60);
    Geometry good = GraphLayout.of(picture).orElseThrow();
    var items = new ArrayList<>(good.items());
    items.set(1, items.get(0).moved(3, 3));
    var moved = new Geometry(good.width(), good.height(), items, good.groups(), good.routes());
    assertFalse(Overlaps.of(picture, moved).isEmpty());
  }

  @Test
  void onePictureHasOneLayout() {
    Picture picture = random(new Random(7), 60);
    assertEquals(GraphLayout.of(picture), GraphLayout.of(picture));
  }

  @Test
  void ofWhatCrossesTooManyLayersThereIsNone() {
    var items = new ArrayList<Item>();
    var edges = new ArrayList<Edge>();
    for (int i = 0; i < 1000; i++) {
      items.add(new Item("n" + i, Form.SIGN, List.of("+"), "", -1, true));
      if (i > 0) {
        edges.add(new Edge("e", i - 1, 0, i, List.of(), List.of()));
        edges.add(new Edge("l", i / 2, 0, i, List.of(), List.of()));
      }
    }
    assertTrue(GraphLayout.of(new Picture("long", List.of(), items, edges)).isEmpty());
  }

  @Test
  void anEmptyPictureIsAPicture() {
    var empty = new Picture("nothing", List.of(), List.of(), List.of());
    assertTrue(
        Svg.of(empty, GraphLayout.of(empty).orElseThrow()).contains("<title>nothing</title>"));
  }
}
