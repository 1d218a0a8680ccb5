package dev.trigrad.benchmarks.playground.network;

import java.util.List;

/** Settings that are being changed; what is not assigned stays as it was. */
public final class SettingsDraft {
  public Source source;
  public int points;
  public double noise;
  public double testShare;
  public long seed;
  public List<String> columns;
  public List<Feature> features;
  public List<Integer> hidden;
  public ActivationChoice activation;
  public LossChoice loss;
  public OptimizerChoice optimizer;
  public double rate;
  public double l1;
  public double l2;
  public double dropout;
  public int batch;
  public String engine;
  public int pace;

  SettingsDraft(Settings from) {
    source = from.source();
    points = from.points();
    noise = from.noise();
    testShare = from.testShare();
    seed = from.seed();
    columns = from.columns();
    features = from.features();
    hidden = from.hidden();
    activation = from.activation();
    loss = from.loss();
    optimizer = from.optimizer();
    rate = from.rate();
    l1 = from.l1();
    l2 = from.l2();
    dropout = from.dropout();
    batch = from.batch();
    engine = from.engine();
    pace = from.pace();
  }

  Settings settings() {
    return new Settings(
        source,
        points,
        noise,
        testShare,
        seed,
        columns,
        features,
        hidden,
        activation,
        loss,
        optimizer,
        rate,
        l1,
        l2,
        dropout,
        batch,
        engine,
        pace);
  }
}
