package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The groups of an optimizer: each parameter is in one, in the first unless another took it. */
final class Groups {
  private final List<Parameter> parameters;
  private final List<Group> groups = new ArrayList<>();

  /** The group of each parameter, in order. */
  private final Group[] of;

  /** All {@code parameters} in {@code first}. */
  Groups(List<Parameter> parameters, Group first) {
    this.parameters = parameters;
    this.of = new Group[parameters.size()];
    Arrays.fill(of, first);
    groups.add(first);
    first.members().addAll(parameters);
  }

  Group first() {
    return groups.getFirst();
  }

  /** The group of parameter {@code index}. */
  Group of(int index) {
    return of[index];
  }

  List<Group> all() {
    return Collections.unmodifiableList(groups);
  }

  /** Takes from the first group those that {@code members} holds of, into one of their own. */
  void add(Predicate<Parameter> members, Consumer<Group> settings) {
    ArgumentException.requirePresent(members, "optimizer", "rule of who is in the group");
    ArgumentException.requirePresent(settings, "optimizer", "settings of the group");
    var group = new Group(first());
    var taken = new boolean[of.length];
    for (int i = 0; i < of.length; i++) {
      taken[i] = members.test(parameters.get(i));
      if (taken[i] && of[i] != first()) {
        throw new ArgumentException(
            "optimizer: '"
                + parameters.get(i).name()
                + "' is in a group already; leave it out of one of both");
      }
      if (taken[i]) {
        group.members().add(parameters.get(i));
      }
    }
    if (group.members().isEmpty()) {
      throw new ArgumentException(
          "optimizer: a group without parameters; its rule holds for none of " + of.length);
    }
    settings.accept(group);
    for (int i = 0; i < of.length; i++) {
      of[i] = taken[i] ? group : of[i];
    }
    first().members().removeAll(group.members());
    groups.add(group);
  }

  /** Adds the learning rates: {@code learningRate}, and {@code learningRate.<place>} of others. */
  void addTo(Map<String, Cell> found) {
    for (int i = 0; i < groups.size(); i++) {
      HostNumbers rates = groups.get(i).rates();
      if (rates != null) {
        add(found, i == 0 ? "learningRate" : "learningRate." + i, rates.cell());
      }
    }
  }

  /** Adds a cell that no slot may be called like. */
  static void add(Map<String, Cell> found, String name, Cell cell) {
    if (found.put(name, cell) != null) {
      throw new ArgumentException(
          "optimizer: a slot is called '" + name + "'; choose another name");
    }
  }
}
