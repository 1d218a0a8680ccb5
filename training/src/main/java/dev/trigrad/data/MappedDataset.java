package dev.trigrad.data;

import dev.trigrad.TensorType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rows of a data set, each as a function makes it. */
record MappedDataset(Dataset source, Map<String, TensorType> columns, RowFunction function)
    implements Dataset {
  MappedDataset {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public String name(int row) {
    return source.name(row);
  }

  @Override
  public void read(int row, Row into) {
    SourceRow read = into.source(source, row);
    into.mapped(read.maps());
    function.apply(read, into);
    read.passOn(into);
  }
}
