package dev.trigrad.testkit.learning;

import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Adadelta;
import dev.trigrad.optim.Adagrad;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.AdamW;
import dev.trigrad.optim.Adamax;
import dev.trigrad.optim.Lamb;
import dev.trigrad.optim.Lion;
import dev.trigrad.optim.NAdam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.PerceptronRule;
import dev.trigrad.optim.RAdam;
import dev.trigrad.optim.RmsProp;
import dev.trigrad.optim.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * An optimizer that moves along given gradients, with its settings.
 *
 * @param name its class, and what is set
 * @param make makes it, of parameters and with a learning rate
 */
public record OptimizerRow(String name, BiFunction<List<Parameter>, Float, Optimizer> make) {
  private static void add(
      List<OptimizerRow> rows, String name, BiFunction<List<Parameter>, Float, Optimizer> make) {
    rows.add(new OptimizerRow(name, make));
  }

  /** Every optimizer of the library that needs nothing but gradients, every form of its step. */
  public static List<OptimizerRow> all() {
    var rows = new ArrayList<OptimizerRow>();
    descents(rows);
    means(rows);
    adams(rows);
    signs(rows);
    return rows;
  }

  private static void descents(List<OptimizerRow> rows) {
    add(rows, "Sgd", Sgd::new);
    add(rows, "Sgd with decay", (w, rate) -> new Sgd(w, rate).weightDecay(0.1f));
    add(rows, "Sgd with momentum", (w, rate) -> new Sgd(w, rate).momentum(0.9f));
    add(
        rows,
        "Sgd with momentum and decay",
        (w, rate) -> new Sgd(w, rate).momentum(0.9f).weightDecay(0.01f));
    add(
        rows,
        "Sgd with dampening",
        (w, rate) -> new Sgd(w, rate).momentum(0.9f).dampening(0.25f).weightDecay(0.01f));
    add(
        rows,
        "Sgd with Nesterov's step",
        (w, rate) -> new Sgd(w, rate).momentum(0.9f).nesterov().weightDecay(0.1f));
    add(rows, "Sgd upwards", (w, rate) -> new Sgd(w, rate).momentum(0.5f).maximize());
    add(
        rows,
        "Sgd in groups",
        (w, rate) ->
            new Sgd(w, rate)
                .momentum(0.9f)
                .weightDecay(0.1f)
                .group(p -> p.name().equals("b"), g -> g.weightDecay(0).momentum(0)));
    add(rows, "PerceptronRule", PerceptronRule::new);
  }

  private static void means(List<OptimizerRow> rows) {
    add(rows, "Adagrad", Adagrad::new);
    add(
        rows,
        "Adagrad with all settings",
        (w, rate) ->
            new Adagrad(w, rate)
                .learningRateDecay(0.1f)
                .weightDecay(0.1f)
                .epsilon(1e-3f)
                .initialAccumulator(0.1f));
    add(rows, "Adadelta", Adadelta::new);
    add(
        rows,
        "Adadelta with all settings",
        (w, rate) -> new Adadelta(w, rate).rho(0.5).epsilon(1e-3f).weightDecay(0.1f));
    add(rows, "RmsProp", RmsProp::new);
    add(rows, "RmsProp with momentum", (w, rate) -> new RmsProp(w, rate).momentum(0.9f));
    add(rows, "RmsProp centered", (w, rate) -> new RmsProp(w, rate).alpha(0.9).centered());
    add(
        rows,
        "RmsProp with all settings",
        (w, rate) ->
            new RmsProp(w, rate)
                .alpha(0.5)
                .epsilon(1e-3f)
                .momentum(0.5f)
                .weightDecay(0.1f)
                .centered());
  }

  private static void adams(List<OptimizerRow> rows) {
    add(rows, "Adam", Adam::new);
    add(
        rows,
        "Adam with all settings",
        (w, rate) -> new Adam(w, rate).betas(0.5, 0.9).epsilon(1e-3f).weightDecay(0.1f));
    add(rows, "Adam without memory", (w, rate) -> new Adam(w, rate).betas(0, 0.5));
    add(rows, "Adam as AMSGrad", (w, rate) -> new Adam(w, rate).betas(0.5, 0.5).amsgrad());
    add(rows, "AdamW", AdamW::new);
    add(rows, "AdamW as AMSGrad", (w, rate) -> new AdamW(w, rate).betas(0.5, 0.5).amsgrad());
    add(
        rows,
        "AdamW in groups",
        (w, rate) ->
            new AdamW(w, rate)
                .group(p -> p.type().shape().rank() < 2, g -> g.weightDecay(0).learningRate(0.5f)));
    add(rows, "NAdam", NAdam::new);
    add(
        rows,
        "NAdam with all settings",
        (w, rate) ->
            new NAdam(w, rate)
                .betas(0.5, 0.9)
                .epsilon(1e-3f)
                .weightDecay(0.1f)
                .momentumDecay(0.1f));
    add(rows, "RAdam", RAdam::new);
    add(
        rows,
        "RAdam with all settings",
        (w, rate) -> new RAdam(w, rate).betas(0.5, 0.99).epsilon(1e-3f).weightDecay(0.1f));
    add(rows, "Adamax", Adamax::new);
    add(
        rows,
        "Adamax with all settings",
        (w, rate) -> new Adamax(w, rate).betas(0.5, 0.5).epsilon(1e-3f).weightDecay(0.1f));
    add(rows, "Lamb", Lamb::new);
    add(
        rows,
        "Lamb with all settings",
        (w, rate) -> new Lamb(w, rate).betas(0.5, 0.9).epsilon(1e-3f).weightDecay(0.1f));
  }

  private static void signs(List<OptimizerRow> rows) {
    add(rows, "Lion", Lion::new);
    add(rows, "Lion with decay", (w, rate) -> new Lion(w, rate).betas(0.5, 0.9).weightDecay(0.1f));
  }
}
