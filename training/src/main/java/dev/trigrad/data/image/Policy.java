package dev.trigrad.data.image;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is done to images at random: for each image one sub-policy is drawn, all equally likely, and
 * its steps are done one after another, each with its own probability. Source: Cubuk, Zoph, Mané,
 * Vasudevan, Le, AutoAugment: Learning augmentation policies from data, CVPR 2019; see {@link
 * Policies} for theirs.
 *
 * @param subPolicies the steps of each, at least one sub-policy
 */
public record Policy(List<List<Step>> subPolicies) {
  /** Copies the lists. */
  public Policy {
    ArgumentException.requirePresent(subPolicies, "policy", "list of sub-policies");
    if (subPolicies.isEmpty()) {
      throw new ArgumentException("policy: no sub-policies; give at least one");
    }
    List<List<Step>> copy = new ArrayList<>();
    for (int i = 0; i < subPolicies.size(); i++) {
      List<Step> steps =
          ArgumentException.requirePresent(subPolicies.get(i), "policy", "sub-policy", i);
      for (int j = 0; j < steps.size(); j++) {
        ArgumentException.requirePresent(steps.get(j), "policy", "step", j);
      }
      copy.add(List.copyOf(steps));
    }
    subPolicies = List.copyOf(copy);
  }

  /** The policy of these steps alone, in this order. */
  public static Policy of(Step... steps) {
    ArgumentException.requirePresent(steps, "policy", "array of steps");
    // Null elements are named by the constructor, which List.of would refuse without a word.
    return new Policy(List.of(Arrays.asList(steps)));
  }

  /** The policy of all sub-policies of {@code policies}. */
  public static Policy oneOf(Policy... policies) {
    ArgumentException.requirePresent(policies, "policy", "array of policies");
    List<List<Step>> all = new ArrayList<>();
    for (int i = 0; i < policies.length; i++) {
      all.addAll(ArgumentException.requirePresent(policies[i], "policy", "policy", i).subPolicies);
    }
    return new Policy(all);
  }

  /** The sub-policy that {@code key} draws. */
  List<Step> draw(RandomKey key) {
    return subPolicies.get(below(subPolicies.size(), key, 0));
  }

  /** Element {@code index} of a stream of whole numbers from 0 to {@code bound} − 1. */
  static int below(int bound, RandomKey key, int index) {
    return (int) (Integer.toUnsignedLong(key.bits(index)) * bound >>> 32);
  }

  /**
   * One step of a sub-policy.
   *
   * @param operation what is done
   * @param probability how often, from 0 (never) to 1 (always)
   * @param low smallest magnitude
   * @param high largest magnitude; it is drawn uniformly from low to high, and where magnitudes are
   *     whole numbers, each of them is equally likely
   * @param eitherSign whether the magnitude is negated every other time
   */
  public record Step(
      ImageOperation operation, double probability, double low, double high, boolean eitherSign) {
    /** Checks all of them. */
    public Step {
      ArgumentException.requirePresent(operation, "policy", "operation");
      if (!(probability >= 0 && probability <= 1)) {
        throw new ArgumentException(
            "policy: probability of "
                + operation
                + " is "
                + probability
                + ", expected a number in [0, 1]");
      }
      operation.require(low);
      operation.require(high);
      if (low > high) {
        throw new ArgumentException(
            "policy: magnitudes of "
                + operation
                + " go from "
                + low
                + " to "
                + high
                + "; swap them");
      }
      if (eitherSign) {
        operation.require(-low);
        operation.require(-high);
      }
    }

    /** This step with its magnitude negated every other time. */
    public Step withEitherSign() {
      return new Step(operation, probability, low, high, true);
    }

    boolean happens(RandomKey key) {
      return key.uniform(0) < probability;
    }

    double magnitude(RandomKey key) {
      double drawn =
          operation.whole()
              ? low + below((int) (high - low) + 1, key, 1)
              : low + (high - low) * key.uniform(1);
      return eitherSign && key.bits(2) < 0 ? -drawn : drawn;
    }
  }
}
