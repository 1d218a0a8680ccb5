package dev.trigrad.picture;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.access.Place;
import dev.trigrad.op.HostBinding;
import dev.trigrad.picture.layout.Picture;
import dev.trigrad.picture.layout.Picture.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A drawing as items, groups and edges. */
final class Figure {
  /**
   * An edge.
   *
   * @param source what it carries
   * @param output whether it leaves the picture
   */
  record Line(String id, int from, Tensor source, int to, boolean output) {}

  /** What is drawn once: a tensor that an item reads, at one place unless it is a group. */
  private record Reading(Node source, int output, int item, int input) {}

  private final Drawing drawing;
  private final Groups groups;
  private final Map<Node, Integer> items = new IdentityHashMap<>();

  /** The group that each item stands for, or −1. */
  private final List<Integer> folded = new ArrayList<>();

  /** The index of the last node of each item. */
  private final List<Integer> last = new ArrayList<>();

  private final List<Line> lines = new ArrayList<>();
  private final Map<Reading, Integer> readings = new HashMap<>();

  Figure(Drawing drawing) {
    this.drawing = drawing;
    this.groups = new Groups(drawing);
    collectItems();
    collectLines();
  }

  private void collectItems() {
    Map<Integer, Integer> ofGroup = new HashMap<>();
    List<Node> nodes = drawing.graph.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      int group = groups.folded(nodes.get(i));
      Integer item = group < 0 ? null : ofGroup.get(group);
      if (item == null) {
        item = folded.size();
        folded.add(group);
        last.add(i);
        ofGroup.put(group, item);
      }
      items.put(nodes.get(i), item);
      last.set(item, i);
    }
  }

  private void collectLines() {
    var inputs = new int[folded.size()];
    for (Node node : drawing.graph.nodes()) {
      for (int k = 0; k < node.inputs().size(); k++) {
        Reading reading = reading(node, k);
        Tensor x = node.inputs().get(k);
        int from = items.get(x.node());
        if (from != reading.item && !readings.containsKey(reading)) {
          readings.put(reading, lines.size());
          String id = "e" + last.get(from) + "-" + last.get(reading.item);
          lines.add(new Line(id + "-" + inputs[reading.item]++, from, x, reading.item, false));
        }
      }
    }
    List<Tensor> outputs = drawing.graph.outputs();
    for (int k = 0; k < outputs.size(); k++) {
      Tensor output = outputs.get(k);
      int from = items.get(output.node());
      lines.add(new Line("o" + k, from, output, folded.size() + k, true));
    }
  }

  private Reading reading(Node node, int k) {
    int item = items.get(node);
    Tensor x = node.inputs().get(k);
    return new Reading(x.node(), x.output(), item, folded.get(item) < 0 ? k : -1);
  }

  /** The index of the line by which {@code node} reads input k, or −1 within a folded group. */
  int line(Node node, int k) {
    return readings.getOrDefault(reading(node, k), -1);
  }

  List<Line> lines() {
    return lines;
  }

  Picture picture() {
    Map<Integer, Integer> visible = new HashMap<>();
    visible.put(-1, -1);
    var boxes = new ArrayList<Picture.Group>();
    for (int group : visibleGroups()) {
      int parent = groups.parent(group);
      visible.put(group, boxes.size());
      boxes.add(new Picture.Group(groups.title(group), visible.get(parent)));
    }
    var drawn = new ArrayList<Picture.Item>();
    for (int item = 0; item < folded.size(); item++) {
      drawn.add(item(item, visible));
    }
    List<Tensor> outputs = drawing.graph.outputs();
    for (int k = 0; k < outputs.size(); k++) {
      drawn.add(new Picture.Item("o" + k, Form.END, List.of(), "", -1, true));
    }
    return new Picture(title(), boxes, drawn, edges());
  }

  /** Each after the one around it. */
  private List<Integer> visibleGroups() {
    var used = new boolean[groups.size()];
    List<Node> nodes = drawing.graph.nodes();
    for (int item = 0; item < folded.size(); item++) {
      int group = folded.get(item);
      int at = group < 0 ? groups.of(nodes.get(last.get(item))) : groups.parent(group);
      for (; at >= 0 && !used[at]; at = groups.parent(at)) {
        used[at] = true;
      }
    }
    var visible = new ArrayList<Integer>();
    for (int i = 0; i < used.length; i++) {
      if (used[i]) {
        visible.add(i);
      }
    }
    return visible;
  }

  private String title() {
    List<Tensor> outputs = drawing.graph.outputs();
    String of = outputs.isEmpty() ? "nothing" : outputs.getLast().node().label();
    return "Computation graph of " + Label.of(of) + ", " + drawing.graph.nodes().size() + " nodes";
  }

  private Picture.Item item(int item, Map<Integer, Integer> visible) {
    int index = last.get(item);
    Node node = drawing.graph.nodes().get(index);
    String id = "n" + index;
    int group = folded.get(item);
    if (group >= 0) {
      var text = new ArrayList<>(List.of(groups.title(group)));
      if (!drawing.values) {
        text.add(node.types().getFirst().shape().toString());
      }
      String hint = groups.path(group) + " : " + types(node);
      int around = visible.get(groups.parent(group));
      return new Picture.Item(id, Form.FOLDED, text, hint, around, true);
    }
    String hint = node.label() + " : " + types(node);
    int around = visible.get(groups.of(node));
    if (node.op() == null) {
      return new Picture.Item(id, Form.LEAF, leaf(node), hint, around, true);
    }
    String sign = Signs.of(node.op());
    Form form = sign == null ? Form.NAME : Form.SIGN;
    return new Picture.Item(
        id,
        form,
        List.of(sign == null ? Label.of(node.label()) : sign),
        hint,
        around,
        Signs.commutes(node.op()));
  }

  private static String types(Node node) {
    List<TensorType> types = node.types();
    return types.size() == 1 ? types.getFirst().toString() : types.toString();
  }

  private String name(Node leaf) {
    String given = drawing.names.get(Place.of(new Tensor(leaf, 0)));
    if (given != null || leaf.cell() == null) {
      return given == null ? null : Label.of(given);
    }
    // Within the box of its module a parameter needs no path.
    int group = groups.of(leaf);
    String name = leaf.cell().name();
    String path = group < 0 ? "" : groups.path(group).replaceAll("#\\d+", "") + ".";
    return Label.of(name.startsWith(path) ? name.substring(path.length()) : name);
  }

  /** Whether the numbers of a leaf are its text. */
  private boolean literal(Node leaf) {
    return leaf.op() == null
        && name(leaf) == null
        && leaf.evaluated()
        && !(leaf.value(0) instanceof HostBinding)
        && leaf.types().getFirst().elements() <= Numbers.FEW;
  }

  private List<String> leaf(Node leaf) {
    TensorType type = leaf.types().getFirst();
    if (literal(leaf)) {
      return Numbers.lines(type, leaf.value(0), true);
    }
    var text = new ArrayList<String>();
    text.add(name(leaf) == null ? leaf.label() : name(leaf));
    boolean known = leaf.evaluated() && type.elements() == 1;
    if (!drawing.values && known && !(leaf.value(0) instanceof HostBinding)) {
      text.addAll(Numbers.lines(type, leaf.value(0), true));
    } else if (!drawing.values && type.shape().rank() > 0) {
      text.add(type.shape().toString());
    }
    return text;
  }

  private List<Picture.Edge> edges() {
    var numbers = new EdgeNumbers(drawing, this);
    Map<Integer, List<Place>> ports = new HashMap<>();
    var edges = new ArrayList<Picture.Edge>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Place place = Place.of(line.source);
      List<Place> known = ports.computeIfAbsent(line.from, key -> new ArrayList<>());
      if (!known.contains(place)) {
        known.add(place);
      }
      List<String> above = literal(line.source.node()) ? List.of() : numbers.value(i);
      edges.add(
          new Picture.Edge(
              line.id,
              line.from,
              known.indexOf(place),
              line.to,
              named(line.source, above),
              numbers.gradient(i)));
    }
    return edges;
  }

  private List<String> named(Tensor source, List<String> value) {
    String name = source.node().op() == null ? null : drawing.names.get(Place.of(source));
    if (name == null) {
      return value;
    }
    var named = new ArrayList<>(value);
    if (named.isEmpty()) {
      named.add(Label.of(name));
    } else {
      named.set(0, Label.of(name) + " = " + value.getFirst());
    }
    return named;
  }
}
