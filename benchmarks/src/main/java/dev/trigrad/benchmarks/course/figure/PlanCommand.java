package dev.trigrad.benchmarks.course.figure;

import dev.trigrad.ArgumentException;
import dev.trigrad.Engines;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Sgd;
import dev.trigrad.picture.PlanPicture;
import dev.trigrad.run.Evaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws how an engine runs one training step of an MLP. */
@Command(
    name = "plan",
    description = {
      "Draws how an engine runs one training step of an MLP: the steps, what was",
      "fused, and the arrays over their lifetimes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${COMMAND-FULL-NAME} --out plan.svg",
      "  ${COMMAND-FULL-NAME} --out plan.svg --engine native --sizes 784,128,10 --batch 64",
      "  ${COMMAND-FULL-NAME}                      (in words)"
    },
    mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {
  @Option(names = "--out", paramLabel = "file", description = "where the SVG goes")
  private Path file;

  @Option(names = "--engine", description = "java, vector or native (default: the best there is)")
  private String engine;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "n",
      description = "features, hidden units …, classes (default: 64,128,10)")
  private List<Integer> sizes = List.of(64, 128, 10);

  @Option(names = "--batch", paramLabel = "n", description = "samples (default: ${DEFAULT-VALUE})")
  private int batch = 32;

  @Override
  public Integer call() throws IOException {
    if (sizes.size() < 2 || batch < 1 || sizes.stream().anyMatch(size -> size < 1)) {
      throw new ArgumentException("plan: give two or more positive sizes, and a positive batch");
    }
    Evaluator evaluator = engine == null ? Engines.evaluator() : Engines.evaluator(engine);
    Module model = model();
    Tensor x = Tensor.of(new float[batch * sizes.getFirst()], batch, sizes.getFirst());
    Tensor scores = model.apply(x, Pass.training(key()));
    Tensor loss = new CrossEntropy().of(scores, Tensor.of(new int[batch]));
    List<Tensor> parameters = model.parameters().stream().map(Parameter::tensor).toList();
    Updates updates = new Sgd(model, 0.1).updates(Gradients.of(loss, parameters));
    if (file == null) {
      System.out.print(evaluator.explain(updates, loss));
    } else {
      Files.writeString(file, PlanPicture.of(evaluator, updates, loss));
      System.out.println(file);
    }
    return 0;
  }

  private Module model() {
    var layers = new ArrayList<Module>();
    for (int i = 1; i < sizes.size(); i++) {
      if (i > 1) {
        layers.add(Activation.relu());
      }
      layers.add(new Linear(sizes.get(i - 1), sizes.get(i)));
    }
    Sequential model = Sequential.of(layers.toArray(Module[]::new));
    model.initialize(key());
    return model;
  }

  private static RandomKey key() {
    return RandomKey.of(1);
  }
}
