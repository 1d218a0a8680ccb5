package dev.trigrad.engine.java;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose code runs, in words. It is read off the classes of what was put together, so that a layer
 * that takes another's loops is not counted as their owner.
 */
record Provenance(List<KernelLayer> layers) {
  /** The owners of all code of {@code kernel}, as in {@code vector} or {@code vector+java}. */
  String engines(Kernel kernel, KernelLayer creator) {
    Set<String> owners = new LinkedHashSet<>();
    for (KernelCode each : kernel.code()) {
      owners.add(owner(each.code(), creator));
    }
    return String.join("+", owners);
  }

  /** Which loops a kernel is made of, if owners or cuts divide it, and what stands in for them. */
  String note(Kernel kernel, KernelLayer creator) {
    List<KernelCode> code = kernel.code();
    Set<String> notes = new LinkedHashSet<>();
    boolean cut = code.stream().anyMatch(each -> !each.cut().isEmpty());
    if (cut || engines(kernel, creator).contains("+")) {
      notes.add(loops(code, creator));
    }
    for (KernelCode each : code) {
      notes.add(each.cut());
    }
    Set<String> meanwhile = new LinkedHashSet<>();
    for (KernelCode each : code) {
      String first = owner(each.meanwhile(), creator);
      meanwhile.add(first.equals(owner(each.code(), creator)) ? "" : first + " until warm");
    }
    notes.addAll(meanwhile);
    notes.remove("");
    return String.join("; ", notes);
  }

  private String loops(List<KernelCode> code, KernelLayer creator) {
    var loops = new StringBuilder();
    for (KernelCode each : code) {
      loops.append(loops.isEmpty() ? "" : " ").append(owner(each.code(), creator));
      loops.append('(').append(String.join(" ", each.operations())).append(')');
    }
    return loops.toString();
  }

  /** The layer whose package is nearest to that of {@code code}; else the one that made it. */
  private String owner(Object code, KernelLayer creator) {
    String home = code.getClass().getPackageName();
    String owner = creator.name();
    int nearest = home(home, creator.getClass());
    for (KernelLayer layer : layers) {
      int common = home(home, layer.getClass());
      if (common > nearest) {
        nearest = common;
        owner = layer.name();
      }
    }
    // The loops of plain Java are at hand also where no layer of them is.
    return home(home, JavaKernels.class) > nearest ? JavaKernels.NAME : owner;
  }

  /** The length of the package of {@code layer} if {@code home} lies in it, or −1. */
  private static int home(String home, Class<?> layer) {
    String of = layer.getPackageName();
    return home.equals(of) || home.startsWith(of + ".") ? of.length() : -1;
  }
}
