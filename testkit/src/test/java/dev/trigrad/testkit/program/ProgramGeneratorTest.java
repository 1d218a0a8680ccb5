package dev.trigrad.testkit.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.trigrad.testkit.Remedy;
import dev.trigrad.testkit.program.Statement.Apply;
import dev.trigrad.testkit.program.Statement.Learn;
import dev.trigrad.testkit.program.Statement.Network;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProgramGeneratorTest {
  private static final List<RandomProgram> PROGRAMS =
      LongStream.range(0, 1_000).mapToObj(RandomProgram::of).toList();

  @Test
  void equalSeedsGiveEqualPrograms() {
    for (int seed = 0; seed < 50; seed++) {
      assertEquals(PROGRAMS.get(seed), RandomProgram.of(seed));
      assertNotEquals(PROGRAMS.get(seed).statements(), PROGRAMS.get(seed + 1).statements());
    }
  }

  @Test
  void everyOperationNetworkAndOptimizerOccurs() {
    Set<Object> missing = new HashSet<>();
    missing.addAll(Arrays.asList(ElementwiseCode.values()));
    missing.addAll(Arrays.asList(ReductionCode.values()));
    missing.addAll(Arrays.asList(LayoutCode.values()));
    missing.addAll(Arrays.asList(IndexCode.values()));
    missing.addAll(Arrays.asList(CompositeCode.values()));
    missing.addAll(Arrays.asList(Architecture.values()));
    missing.addAll(Arrays.asList(Learner.values()));
    for (RandomProgram program : PROGRAMS) {
      for (Statement statement : program.statements()) {
        switch (statement) {
          case Apply apply -> missing.remove(apply.code());
          case Network network -> missing.remove(network.architecture());
          case Learn learn -> missing.remove(learn.learner());
          default -> {}
        }
      }
    }
    Remedy.unlessEmpty(missing, "no random program has", Remedy::ofMove);
  }

  @Test
  void everyFeatureOccurs() {
    Map<Feature, Integer> counts = new EnumMap<>(Feature.class);
    for (RandomProgram program : PROGRAMS) {
      var types = Feature.Types.of(program);
      for (Feature feature : Feature.values()) {
        counts.merge(feature, feature.in(program, types) ? 1 : 0, Integer::sum);
      }
    }
    System.out.println("Of " + PROGRAMS.size() + " programs: " + counts);
    var rare = new EnumMap<Feature, Integer>(counts);
    rare.values().removeIf(count -> count >= 3);
    Remedy.unlessEmpty(rare.keySet(), "hardly any random program has", Remedy::ofFeature);
  }
}
