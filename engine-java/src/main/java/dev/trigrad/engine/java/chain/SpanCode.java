package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.engine.java.KernelCode;
import dev.trigrad.engine.java.chain.Instructions.Instruction;
import dev.trigrad.plan.Fused;
import java.util.ArrayList;
import java.util.List;

/**
 * The spans of a fused step with the instruction that does each.
 *
 * @param step what is computed
 * @param types of the step's operands
 * @param spans in order
 * @param instructions one for each span
 */
public record SpanCode(
    Fused step, DType[] types, List<LoopSpan> spans, List<Instruction> instructions) {
  /** What is said of it. */
  public List<KernelCode> code() {
    var code = new ArrayList<KernelCode>();
    boolean several = step.instructions().size() > 1;
    for (int k = 0; k < spans.size(); k++) {
      LoopSpan span = spans.get(k);
      List<String> names =
          span.code().instructions().stream().map(each -> each.op().name()).toList();
      String cut = several ? span.cut().text(step, types) : "";
      code.add(KernelCode.of(names, instructions.get(k).loop(), cut));
    }
    return code;
  }
}
