package dev.trigrad.io;

import dev.trigrad.ArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How the names in a file belong to those of a model.
 *
 * @param prefix what those of the file begin with
 * @param renamings in the order in which they are tried
 */
record TorchNames(String prefix, List<Renaming> renamings) {
  static final TorchNames SAME = new TorchNames("", List.of());

  /** A pattern of names and what takes their place. */
  record Renaming(Pattern pattern, String replacement) {}

  TorchNames {
    renamings = List.copyOf(renamings);
  }

  TorchNames rename(String pattern, String replacement) {
    var more = new ArrayList<>(renamings);
    try {
      more.add(new Renaming(Pattern.compile(pattern), replacement));
    } catch (PatternSyntaxException e) {
      throw new ArgumentException(
          "torch weights: '" + pattern + "' is no pattern: " + e.getDescription());
    }
    return new TorchNames(prefix, more);
  }

  /** The model's name for one of the file; {@code null} if it lacks the prefix. */
  String inner(String name) {
    return name.startsWith(prefix) ? renamed(name.substring(prefix.length())) : null;
  }

  /** The file's name for one of the model. */
  String outer(String name) {
    return prefix + renamed(name);
  }

  private String renamed(String name) {
    for (Renaming renaming : renamings) {
      var matcher = renaming.pattern.matcher(name);
      if (matcher.matches()) {
        try {
          var whole = new StringBuilder();
          matcher.appendReplacement(whole, renaming.replacement);
          return whole.toString();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
          throw new ArgumentException(
              "torch weights: '"
                  + renaming.replacement
                  + "' cannot take the place of '"
                  + renaming.pattern
                  + "': "
                  + e.getMessage());
        }
      }
    }
    return name;
  }
}
