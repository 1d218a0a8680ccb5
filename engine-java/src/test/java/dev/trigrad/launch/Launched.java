package dev.trigrad.launch;

import dev.trigrad.Engines;
import dev.trigrad.engine.EngineException;

/**
 * A program that chooses an engine in turn under each of its arguments, as in {@code
 * trigrad.threads=2}: prints its name and summary, or the error.
 */
final class Launched {
  private Launched() {}

  public static void main(String[] settings) {
    for (String setting : settings) {
      int at = setting.indexOf('=');
      if (at > 0) {
        System.setProperty(setting.substring(0, at), setting.substring(at + 1));
      }
      try {
        var info = Engines.evaluator().engine().info();
        System.out.println(info.name() + " " + info.summary());
      } catch (EngineException e) {
        System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }
    System.out.print(Engines.report());
  }
}
