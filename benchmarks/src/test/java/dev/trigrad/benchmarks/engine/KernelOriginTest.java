package dev.trigrad.benchmarks.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who looks can see whose kernels engine {@code native} runs. */
class KernelOriginTest {
  private static TreeMap<String, String> origins(Engine engine) {
    Tensor x = Tensor.of(new float[4096]).reshape(64, 64);
    var evaluator = new Evaluator(engine);
    var origins = new TreeMap<String, String>();
    evaluator
        .explain(x.matmul(x).softmax(1))
        .lines()
        .filter(line -> line.contains(" = "))
        .forEach(
            line -> {
              String step = line.substring(line.indexOf(" = ") + 3);
              origins.put(step.replaceFirst("\\W.*", ""), line.strip().split(" +")[1]);
            });
    origins.remove("reshape");
    return origins;
  }

  @Test
  void plansNameThem() {
    var with = Lending.with();
    assertEquals("{matmul=native, rows=vector}", origins(with).toString());
    assertEquals("{matmul=native, rows=java}", origins(Lending.without(with)).toString());
    assertEquals("{matmul=native, rows=java}", origins(with.cold()).toString());
  }

  @Test
  void theReportNamesThem() {
    var engine = Lending.with();
    assertEquals(
        List.of("native", "vector", "java"),
        engine.layers().stream().map(layer -> layer.name()).toList());
    assertEquals(
        "vector (JDK Vector API), then java", engine.info().details().get("other kernels"));
  }
}
