package dev.trigrad.misuse;

import static dev.trigrad.misuse.Misuse.argument;
import static dev.trigrad.misuse.Misuse.graph;
import static dev.trigrad.misuse.Misuse.shape;

import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Linear;
import dev.trigrad.optim.Sgd;
import dev.trigrad.optim.schedule.ReduceOnPlateau;
import dev.trigrad.train.EarlyStopping;
import dev.trigrad.train.LearningRateRange;
import dev.trigrad.train.LossFunction;
import dev.trigrad.train.Overfit;
import dev.trigrad.train.Trainer;
import dev.trigrad.train.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Wrong calls of what trains. */
final class TrainerMisuse {
  private static final List<Batch> BATCHES =
      new TensorDataset(Map.of("features", Tensor.zeros(4, 2), "targets", Tensor.zeros(4, 1)))
          .batches(2, null);

  private TrainerMisuse() {}

  private static Linear model() {
    var model = new Linear(2, 1);
    model.initialize(1);
    return model;
  }

  private static Trainer trainer() {
    var model = model();
    return Trainer.of(model, new Sgd(model, 0.1f), new MeanSquaredError());
  }

  private static Trainer trainer(LossFunction function) {
    var model = model();
    return Trainer.of(model, new Sgd(model, 0.1f), function);
  }

  static Stream<Misuse> rows() {
    return Stream.concat(settings(), trainings());
  }

  private static Stream<Misuse> settings() {
    return Stream.of(
        argument("trainer: metric 0 is null", () -> trainer().metrics((Metric) null)),
        argument(
            "trainer: 0 batches to accumulate, expected at least 1", () -> trainer().accumulate(0)),
        argument("trainer: -1 epochs, expected at least 0", () -> trainer().fit(BATCHES, -1)),
        argument("trainer: -1 steps, expected at least 0", () -> trainer().fitSteps(BATCHES, -1)),
        argument(
            "trainer: no file to go on from; name it by checkpoint(path) first",
            () -> trainer().resume()),
        argument(
            "trainer: no best values are kept; ask for them by keepLowest(…) or keepHighest(…)"
                + " before training",
            () -> trainer().restoreBest()),
        argument(
            "trainer: no best values yet; no epoch has ended with a measure that is not NaN",
            () -> trainer().keepLowest("loss").best()),
        argument(
            "trainer: the best by 'loss' is kept already; keep one",
            () -> trainer().keepLowest("loss").keepHighest("accuracy")),
        argument(
            "trainer: there is an early stopping on 'loss' already; keep one",
            () -> trainer().stop(EarlyStopping.lowest("loss")).stop(EarlyStopping.lowest("loss"))),
        argument(
            "early stopping: patience is 0, expected at least 1 epoch",
            () -> EarlyStopping.lowest("loss").patience(0)),
        argument(
            "early stopping: minimum delta is NaN, expected a finite number from 0 on",
            () -> EarlyStopping.lowest("loss").minimumDelta(Double.NaN)),
        argument(
            "overfit: 0 steps, expected at least 1",
            () -> {
              var model = model();
              Overfit.check(model, new Sgd(model, 1), (b, p, m) -> null, BATCHES.getFirst(), 0, 0);
            }),
        argument(
            "learning rate range: from 1.0 to 0.1 in 5 steps; expected finite rates that rise,"
                + " above 0, and at least 2 steps",
            () -> {
              var model = model();
              LearningRateRange.test(
                  model, new Sgd(model, 1), (b, p, m) -> null, BATCHES, 1, 0.1, 5);
            }));
  }

  private static Stream<Misuse> trainings() {
    return Stream.of(
        argument(
            "trainer: epoch 0 has no batches; give at least one, and an Iterable that begins anew"
                + " each time",
            () -> trainer().fit(List.of(), 1)),
        argument("trainer: batches of an epoch is null", () -> trainer().fit(epoch -> null, 1)),
        argument(
            "trainer: epoch 0 was left after 1 batches, and has only 0; give the batches that it"
                + " had",
            () -> {
              Trainer trainer = trainer();
              trainer.fitSteps(BATCHES, 1);
              trainer.fit(List.of(), 1);
            }),
        argument(
            "trainer: early stopping by 'validation.loss', which is not measured; there are [loss,"
                + " learningRate]",
            () -> trainer().stop(EarlyStopping.lowest("validation.loss")).fit(BATCHES, 1)),
        argument(
            "trainer: plateau by 'x', which is not measured; there are [loss, learningRate]",
            () -> trainer().plateau("x", new ReduceOnPlateau()).fit(BATCHES, 1)),
        argument(
            "trainer: metric 'mse' has no outputs to measure; tell them in the loss function by"
                + " measures.outputs(outputs, targets)",
            () -> {
              var model = model();
              Trainer.of(
                      model,
                      new Sgd(model, 1),
                      (batch, pass, measures) -> model.apply(batch.features(), pass).mean())
                  .metrics(Metric.mse())
                  .fit(BATCHES, 1);
            }),
        graph(
            "step: the loss function gave null; return the loss, a scalar",
            () -> trainer((batch, pass, measures) -> null).fit(BATCHES, 1)),
        shape(
            "trainer: loss is [2, 2], expected a scalar; take its mean",
            () -> trainer((batch, pass, measures) -> batch.features()).evaluate(BATCHES)),
        shape(
            "measures: value 'x' is float32[2, 2], expected a float32 scalar",
            () ->
                trainer((batch, pass, measures) -> measures.value("x", batch.features()))
                    .fit(BATCHES, 1)));
  }
}
