package dev.trigrad.benchmarks.playground.network;

import dev.trigrad.Tensor;
import dev.trigrad.data.Standardize;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Dropout;
import dev.trigrad.nn.Lambda;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.Sequential;
import java.util.ArrayList;
import java.util.List;

/** A chain of modules, of which what each layer gives can be seen. */
final class Network {
  private final Sequential model = Sequential.of();
  private final List<Linear> layers = new ArrayList<>();

  /** How many modules there are up to the end of the features, and of each layer. */
  private final List<Integer> ends = new ArrayList<>();

  Network(Settings settings, DataSplit data) {
    if (settings.source() == Source.CSV) {
      model.append(Standardize.fit(data.train(), "features"));
    }
    List<Feature> features = settings.features();
    if (!plain(features)) {
      model.append(new Lambda("features", points -> chosen(features, points)));
    }
    ends.add(model.size());
    int width = features.size();
    for (int units : settings.hidden()) {
      add(new Linear(width, units));
      Activation activation = settings.activation().module();
      if (activation != null) {
        model.append(activation);
      }
      ends.add(model.size());
      if (settings.dropout() > 0) {
        model.append(new Dropout(settings.dropout()));
      }
      width = units;
    }
    add(new Linear(width, Math.max(1, data.classes())));
    ends.add(model.size());
    model.initialize(settings.seed());
  }

  private void add(Linear layer) {
    layers.add(layer);
    model.append(layer);
  }

  /** Whether {@code features} are a point's own coordinates. */
  static boolean plain(List<Feature> features) {
    return features.equals(List.of(Feature.X, Feature.Y));
  }

  private static Tensor chosen(List<Feature> features, Tensor points) {
    Tensor x = points.select(1, 0);
    Tensor y = points.select(1, 1);
    return Tensor.stack(
        1, features.stream().map(feature -> feature.of(x, y)).toArray(Tensor[]::new));
  }

  /** From points [rows, 2] to outputs [rows, units]. */
  Module model() {
    return model;
  }

  /** The layers with weights, in order. */
  List<Linear> layers() {
    return layers;
  }

  /** What features and layers give for {@code points}, [rows, units] each, in order. */
  List<Tensor> stages(Tensor points) {
    var stages = new ArrayList<Tensor>();
    Pass pass = Pass.inference();
    Tensor h = points;
    for (int i = 0; i <= model.size(); i++) {
      // Several ends may fall on one place where no module lies between.
      for (int end : ends) {
        if (end == i) {
          stages.add(h);
        }
      }
      if (i < model.size()) {
        h = model.at(i).apply(h, pass);
      }
    }
    return stages;
  }
}
