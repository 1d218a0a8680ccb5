package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Parameters, and what each goes by in what is saved: never its own name, which says where it was
 * once built in.
 */
record NamedParameters(List<Parameter> parameters, List<String> paths) {
  NamedParameters {
    if (parameters.isEmpty()) {
      throw new ArgumentException("optimizer: no parameters; give a model that has some");
    }
  }

  /** Those of {@code model}, by their paths in it. */
  static NamedParameters of(Module model) {
    var named = ArgumentException.requirePresent(model, "optimizer", "model").namedParameters();
    if (named.isEmpty()) {
      throw new ArgumentException(
          "optimizer: "
              + model
              + " has no parameters; in its class register layers by child(…), parameters by"
              + " parameter(…)");
    }
    return new NamedParameters(List.copyOf(named.values()), List.copyOf(named.keySet()));
  }

  /** Those of a list, by their places in it. */
  static NamedParameters of(List<Parameter> parameters) {
    ArgumentException.requirePresent(parameters, "optimizer", "list of parameters");
    var distinct = Collections.newSetFromMap(new IdentityHashMap<Parameter, Boolean>());
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      ArgumentException.requirePresent(parameter, "optimizer", "parameter", i);
      if (!distinct.add(parameter)) {
        throw new ArgumentException(
            "optimizer: '" + parameter.name() + "' is given twice; give each one once");
      }
    }
    List<String> places =
        IntStream.range(0, parameters.size()).mapToObj(Integer::toString).toList();
    return new NamedParameters(List.copyOf(parameters), places);
  }
}
