package dev.trigrad.plan;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Access;
import dev.trigrad.op.Composite;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Primitive;
import java.util.ArrayList;
import java.util.List;

/**
 * Several elementwise operations done in one pass over the elements; made by the planner.
 *
 * <p>Operands are numbered: the step's inputs first, then the result of each instruction. Every
 * result has the step's shape; inputs are broadcast to it. Only operations that are {@link
 * dev.trigrad.op.ElementwisePrimitive} occur.
 *
 * @param arity number of inputs
 * @param instructions in order
 * @param results operand numbers of the step's outputs
 */
public record Fused(int arity, List<Instruction> instructions, Integers results)
    implements Composite {
  /** Copies the list. */
  public Fused {
    instructions = List.copyOf(instructions);
  }

  /**
   * One operation: an elementwise one, or a reduction in {@link FusedRows}.
   *
   * @param op what is computed
   * @param operands operand numbers
   */
  public record Instruction(Primitive op, Integers operands) {
    /** The operation, which is no reduction. */
    public ElementwisePrimitive elementwise() {
      return (ElementwisePrimitive) op;
    }
  }

  @Override
  public String name() {
    return "fused";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    List<TensorType> operands = operands(inputs);
    var outputs = new TensorType[results.size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = operands.get(results.get(i));
    }
    return List.of(outputs);
  }

  /** The types of all operands, given those of the inputs. */
  private List<TensorType> operands(List<TensorType> inputs) {
    var operands = new ArrayList<TensorType>(inputs);
    for (Instruction instruction : instructions) {
      operands.add(instruction.op().types(read(instruction, operands)).getFirst());
    }
    return operands;
  }

  private static List<TensorType> read(Instruction instruction, List<TensorType> operands) {
    var read = new TensorType[instruction.operands().size()];
    for (int i = 0; i < read.length; i++) {
      read[i] = operands.get(instruction.operands().get(i));
    }
    return List.of(read);
  }

  @Override
  public Access access() {
    return Access.ELEMENTWISE;
  }

  /** Those of its instructions. */
  @Override
  public long flops(List<TensorType> inputs, List<TensorType> outputs) {
    List<TensorType> operands = operands(inputs);
    long flops = 0;
    for (int k = 0; k < instructions.size(); k++) {
      var result = List.of(operands.get(arity + k));
      flops += instructions.get(k).op().flops(read(instructions.get(k), operands), result);
    }
    return flops;
  }

  /** Its kernels only compute. */
  @Override
  public boolean canFail() {
    return false;
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    var operands = new ArrayList<Tensor>(inputs);
    for (Instruction instruction : instructions) {
      var arguments = new Tensor[instruction.operands().size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = operands.get(instruction.operands().get(i));
      }
      operands.add(Recorder.record(instruction.op(), arguments));
    }
    var outputs = new ArrayList<Tensor>();
    for (int i = 0; i < results.size(); i++) {
      outputs.add(operands.get(results.get(i)));
    }
    return outputs;
  }
}
