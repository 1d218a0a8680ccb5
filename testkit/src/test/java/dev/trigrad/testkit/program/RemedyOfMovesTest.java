package dev.trigrad.testkit.program;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.testkit.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An instruction that is never drawn is looked for in the file in which its likes are. */
class RemedyOfMovesTest {
  @Test
  void theFileDrawsOthersOfTheKind() throws IOException {
    var codes = new ArrayList<Enum<?>>();
    codes.addAll(List.of(ElementwiseCode.values()));
    codes.addAll(List.of(ReductionCode.values()));
    codes.addAll(List.of(LayoutCode.values()));
    codes.addAll(List.of(IndexCode.values()));
    codes.addAll(List.of(CompositeCode.values()));
    codes.addAll(List.of(Architecture.values()));
    codes.addAll(List.of(Learner.values()));
    for (Enum<?> code : codes) {
      Remedy remedy = Remedy.ofMove(code);
      String text = Files.readString(Path.of("..").resolve(remedy.file()));
      assertTrue(text.contains(remedy.place()), remedy::toString);
      String kind = code.getDeclaringClass().getSimpleName();
      assertTrue(text.contains(kind), () -> kind + " is not drawn: " + remedy);
    }
  }
}
