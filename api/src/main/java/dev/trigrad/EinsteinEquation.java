package dev.trigrad;

import static dev.trigrad.NamedAxes.place;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What {@code einsum} is to do, read from its equation: which axes of which operand go together. An
 * axis is known by its letter; those of an ellipsis by their place from its end, below zero.
 *
 * @param inputs the axes of each operand
 * @param output the axes of the result
 */
record EinsteinEquation(List<int[]> inputs, int[] output) {
  private static final String ELLIPSIS = "...";

  static EinsteinEquation of(String equation, Tensor[] operands) {
    String text = equation.replace(" ", "");
    int arrow = text.indexOf("->");
    String[] terms = (arrow < 0 ? text : text.substring(0, arrow)).split(",", -1);
    if (terms.length != operands.length) {
      throw new ShapeException(
          "einsum: '"
              + equation
              + "' has "
              + terms.length
              + " terms, expected one for each of "
              + operands.length
              + " operands");
    }
    var inputs = new ArrayList<int[]>();
    for (int i = 0; i < terms.length; i++) {
      requireLetters(equation, terms[i]);
      inputs.add(axes(terms[i], operands[i].shape(), i));
    }
    requireExtents(inputs, operands);
    if (arrow < 0) {
      return new EinsteinEquation(inputs, implied(inputs));
    }
    String result = text.substring(arrow + 2);
    requireLetters(equation, result);
    return new EinsteinEquation(inputs, named(result, inputs));
  }

  private static void requireLetters(String equation, String term) {
    String letters = term.replace(ELLIPSIS, "");
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
        throw new ArgumentException(
            "einsum: '" + c + "' in '" + equation + "', expected letters, '...', ',' and '->'");
      }
    }
    if (term.indexOf(ELLIPSIS) != term.lastIndexOf(ELLIPSIS)) {
      throw new ArgumentException("einsum: '...' twice in '" + term + "', expected it once");
    }
  }

  private static int[] axes(String term, Shape shape, int input) {
    int dots = term.indexOf(ELLIPSIS);
    int letters = dots < 0 ? term.length() : term.length() - ELLIPSIS.length();
    int rest = shape.rank() - letters;
    if (rest < 0 || dots < 0 && rest > 0) {
      throw new ShapeException(
          "einsum: term '"
              + term
              + "' names "
              + letters
              + " axes, input "
              + input
              + " is "
              + shape
              + (rest > 0 ? "; write '...' for the others" : ""));
    }
    return axes(term, rest);
  }

  /** The axes of {@code term}, with {@code rest} in the place of an ellipsis. */
  private static int[] axes(String term, int rest) {
    int dots = term.indexOf(ELLIPSIS);
    String before = dots < 0 ? term : term.substring(0, dots);
    String after = dots < 0 ? "" : term.substring(dots + ELLIPSIS.length());
    int[] axes = new int[before.length() + (dots < 0 ? 0 : rest) + after.length()];
    for (int i = 0; i < axes.length; i++) {
      int fromEnd = axes.length - i - after.length();
      axes[i] =
          i < before.length()
              ? before.charAt(i)
              : fromEnd > 0 ? -fromEnd : after.charAt(after.length() - (axes.length - i));
    }
    return axes;
  }

  /** Axes of one letter have one extent; those of ellipses broadcast. */
  private static void requireExtents(List<int[]> inputs, Tensor[] operands) {
    var found = new TreeMap<Integer, Integer>();
    for (int i = 0; i < operands.length; i++) {
      int[] axes = inputs.get(i);
      for (int d = 0; d < axes.length; d++) {
        int extent = operands[i].shape().extent(d);
        int first = found.getOrDefault(axes[d], -1);
        int known = first < 0 ? extent : extent(operands[first], inputs.get(first), axes[d]);
        boolean broadcasts = axes[d] < 0 && (extent == 1 || known == 1);
        if (known != extent && !broadcasts) {
          throw new ShapeException(
              "einsum: "
                  + (axes[d] < 0 ? "axis " + axes[d] + " of '...'" : (char) axes[d])
                  + " is "
                  + known
                  + " in input "
                  + first
                  + " "
                  + operands[first].shape()
                  + " and "
                  + extent
                  + " in input "
                  + i
                  + " "
                  + operands[i].shape());
        }
        if (first < 0 || known == 1) {
          found.put(axes[d], i);
        }
      }
    }
  }

  private static int extent(Tensor operand, int[] axes, int axis) {
    return operand.shape().extent(place(axes, axis));
  }

  /** The ellipsis, then the letters that come up once, in alphabetical order. */
  private static int[] implied(List<int[]> inputs) {
    var count = new TreeMap<Integer, Integer>();
    for (int[] axes : inputs) {
      for (int axis : axes) {
        count.merge(axis, 1, Integer::sum);
      }
    }
    int[] axes = new int[count.size()];
    int next = 0;
    for (int axis : count.keySet()) {
      axes[next++] = axis;
    }
    return NamedAxes.filter(axes, axis -> axis < 0 || count.get(axis) == 1);
  }

  private static int[] named(String term, List<int[]> inputs) {
    int rest = 0;
    for (int[] axes : inputs) {
      for (int axis : axes) {
        rest = Math.max(rest, -axis);
      }
    }
    if (rest > 0 && !term.contains(ELLIPSIS)) {
      throw new ShapeException(
          "einsum: output '" + term + "' has no '...' for the axes that the inputs have");
    }
    int[] output = axes(term, rest);
    for (int i = 0; i < output.length; i++) {
      int axis = output[i];
      if (axis > 0 && inputs.stream().noneMatch(axes -> place(axes, axis) >= 0)) {
        throw new ShapeException(
            "einsum: output '" + term + "' names " + (char) axis + ", which no input has");
      }
      if (place(output, axis) < i) {
        throw new ShapeException("einsum: output '" + term + "' names " + (char) axis + " twice");
      }
    }
    return output;
  }
}
