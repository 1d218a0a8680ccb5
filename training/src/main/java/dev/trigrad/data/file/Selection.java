package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import dev.trigrad.io.RegularFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which fields of a file are read, as what, and where they go.
 *
 * @param fields what is said of fields, by name
 * @param other what the others are
 * @param features fields of the features, or null for all that go nowhere else
 * @param targets fields of the targets
 * @param columns fields with a column of their own
 * @param ignored fields that are not looked at
 */
record Selection(
    Map<String, Field> fields,
    Field other,
    List<String> features,
    List<String> targets,
    List<String> columns,
    Set<String> ignored) {
  static final Selection ALL =
      new Selection(Map.of(), Field.number(), null, List.of(), List.of(), Set.of());

  private static List<String> names(String format, String[] names) {
    ArgumentException.requirePresent(names, format, "array of names");
    for (int i = 0; i < names.length; i++) {
      ArgumentException.requirePresent(names[i], format, "name", i);
    }
    var distinct = new LinkedHashSet<>(List.of(names));
    if (distinct.size() < names.length) {
      throw new ArgumentException(format + ": a name is given twice in " + List.of(names));
    }
    return List.of(names);
  }

  Selection field(String format, Field field, String... names) {
    ArgumentException.requirePresent(field, format, "field");
    var all = new LinkedHashMap<>(fields);
    names(format, names).forEach(name -> all.put(name, field));
    return new Selection(
        Collections.unmodifiableMap(all),
        names.length == 0 ? field : other,
        features,
        targets,
        columns,
        ignored);
  }

  Selection features(String format, String... names) {
    return new Selection(fields, other, names(format, names), targets, columns, ignored);
  }

  Selection targets(String format, String... names) {
    return new Selection(fields, other, features, names(format, names), columns, ignored);
  }

  Selection columns(String format, String... names) {
    return new Selection(fields, other, features, targets, names(format, names), ignored);
  }

  Selection ignored(String format, String... names) {
    return new Selection(
        fields, other, features, targets, columns, Set.copyOf(names(format, names)));
  }

  Field field(String name) {
    return fields.getOrDefault(name, other);
  }

  /**
   * This selection for a file whose fields are {@code present}: with the names of its features.
   *
   * @throws ArgumentException if a field would be feature and target
   * @throws IllegalArgumentException if a name is not among them
   */
  Selection among(String format, List<String> present) {
    var chosen = new ArrayList<String>();
    for (String name : features == null ? present : features) {
      boolean elsewhere =
          targets.contains(name) || columns.contains(name) || ignored.contains(name);
      if (features != null || !elsewhere) {
        chosen.add(name);
      }
      if (features != null && targets.contains(name)) {
        throw new ArgumentException(
            format + ": field '" + name + "' is a feature and a target; name it once");
      }
    }
    var all = new LinkedHashSet<>(chosen);
    all.addAll(targets);
    all.addAll(columns);
    all.addAll(fields.keySet());
    all.addAll(ignored);
    all.removeAll(Set.copyOf(present));
    if (!all.isEmpty()) {
      String shown = present.size() > 20 ? present.subList(0, 20) + " …" : present.toString();
      throw new IllegalArgumentException(
          "has no field " + DataFile.shown(all.getFirst()) + ", it has " + RegularFile.line(shown));
    }
    return new Selection(fields, other, List.copyOf(chosen), targets, columns, ignored);
  }

  /** The fields that are read, in the order of their use. */
  Set<String> read() {
    var all = new LinkedHashSet<>(features);
    all.addAll(targets);
    all.addAll(columns);
    return all;
  }

  /** This selection for another file: with {@code fitted} fields, and no word of others. */
  Selection fitted(Map<String, Field> fitted) {
    return new Selection(fitted, other, features, targets, columns, Set.of());
  }
}
