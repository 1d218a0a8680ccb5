package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.engine.java.KernelCode;
import dev.trigrad.engine.java.chain.Instructions.Instruction;
import dev.trigrad.plan.Fused;
import java.util.ArrayList;
import java.util.List;

/**
 * The units of a fused step with the instruction that does each.
 *
 * @param step what is computed
 * @param types of the step's operands
 * @param units in order
 * @param instructions one for each unit
 */
public record UnitCode(
    Fused step, DType[] types, List<Unit> units, List<Instruction> instructions) {
  /** What is said of it. */
  public List<KernelCode> code() {
    var code = new ArrayList<KernelCode>();
    boolean several = step.instructions().size() > 1;
    for (int k = 0; k < units.size(); k++) {
      Unit unit = units.get(k);
      List<String> names =
          unit.code().instructions().stream().map(each -> each.op().name()).toList();
      String cut = several ? unit.cut().text(step, types) : "";
      code.add(KernelCode.of(names, instructions.get(k).loop(), cut));
    }
    return code;
  }
}
