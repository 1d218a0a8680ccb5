///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25
//DEPS dev.trigrad:trigrad-bom:0.1.0-SNAPSHOT@pom
//DEPS dev.trigrad:trigrad-training
//DEPS dev.trigrad:trigrad-engine-vector
//JAVA_OPTIONS --add-modules jdk.incubator.vector

import dev.trigrad.RandomKey;
import dev.trigrad.data.synthetic.Points;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import dev.trigrad.train.Trainer;
import dev.trigrad.train.metric.Metric;

/** Learns to tell the inner of two noisy circles from the outer one. */
void main() {
  var train = Points.circles(200, 0.1, 0.5, RandomKey.of(1));
  var test = Points.circles(200, 0.1, 0.5, RandomKey.of(2));

  var model = Sequential.of(new Linear(2, 16), Activation.tanh(), new Linear(16, 2));
  model.initialize(42);

  var trainer =
      Trainer.of(model, new Adam(model, 0.02), new CrossEntropy()).metrics(Metric.accuracy());
  var history = trainer.fit(epoch -> train.batches(20, RandomKey.of(epoch)), 30);

  IO.println(history);
  IO.println("test accuracy: " + trainer.evaluate(test).get("accuracy"));
}
