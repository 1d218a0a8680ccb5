package dev.trigrad.misuse;

import static dev.trigrad.misuse.Misuse.argument;
import static dev.trigrad.misuse.Misuse.dtype;
import static dev.trigrad.misuse.Misuse.index;
import static dev.trigrad.misuse.Misuse.shape;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.DataLoader;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.RowFunction;
import dev.trigrad.data.TensorDataset;
import java.util.stream.Stream;

/** Wrong calls of views of data sets, and of loaders. */
final class ViewMisuse {
  private static final RandomKey KEY = RandomKey.of(1);

  private ViewMisuse() {}

  private static TensorDataset sample() {
    return TensorDataset.of(new float[4][2], new int[4], 1);
  }

  private static DataLoader loader() {
    return new DataLoader(sample(), 2);
  }

  static Stream<Misuse> rows() {
    return Stream.of(views(), parts(), loaders()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> views() {
    return Stream.of(
        argument("map: function is null", () -> sample().map((RowFunction) null)),
        argument("map: map of columns is null", () -> sample().map(null, (_, _) -> {})),
        argument("subset: array of rows is null", () -> sample().subset((int[]) null)),
        index("subset: row 4 at 1 is out of range, there are 4", () -> sample().subset(0, 4)),
        index("subset: row -1 at 0 is out of range, there are 4", () -> sample().subset(-1)),
        index("range: rows from 2 to 5 are out of range, there are 4", () -> sample().range(2, 5)),
        index("range: rows from 2 to 1 are out of range, there are 4", () -> sample().range(2, 1)),
        argument("filter: condition is null", () -> sample().filter(null)),
        argument("shuffle: key is null", () -> sample().shuffle(null)),
        argument("concat: data set 1 is null", () -> sample().concat((Dataset) null)),
        argument(
            "concat: data set 1 has the columns {features=float32[1], targets=int32[]}, data set 0"
                + " {features=float32[2], targets=int32[]}; give them the same",
            () -> sample().concat(TensorDataset.of(new float[1][1], new int[1], 1))),
        argument(
            "select: no column 'x', there are [features, targets]", () -> sample().select("x")),
        argument("select: no columns; give some of [features, targets]", () -> sample().select()),
        argument("select: column 0 is null", () -> sample().select((String) null)),
        argument(
            "rename: no column 'x', there are [features, targets]",
            () -> sample().rename("x", "y")),
        argument(
            "rename: there is a column 'targets' already",
            () -> sample().rename("features", "targets")),
        argument("rename: new name is null", () -> sample().rename("features", null)),
        argument("cache: -1 bytes, expected at least 0", () -> sample().cache(-1)),
        dtype(
            "dataset: column 'features' is float32[2], expected int32",
            () -> sample().classes("features")));
  }

  private static Stream<Misuse> parts() {
    return Stream.of(
        argument(
            "split: fraction is 1.5, expected a number in [0, 1]",
            () -> sample().split(KEY, 1.5, -0.5)),
        argument(
            "split: fraction is NaN, expected a number in [0, 1]",
            () -> sample().split(KEY, Double.NaN)),
        argument(
            "split: the fractions [0.8, 0.1] add up to 0.9, expected 1; give one for each part",
            () -> sample().split(KEY, 0.8, 0.1)),
        argument(
            "split: the fractions [] add up to 0.0, expected 1; give one for each part",
            () -> sample().stratifiedSplit(KEY)),
        argument("split: array of fractions is null", () -> sample().split(KEY, (double[]) null)),
        argument("split: key is null", () -> sample().split(null, 1)),
        argument("split: key is null", () -> sample().stratifiedSplit((RandomKey) null, 1)),
        argument(
            "split: no column 'x', there are [features, targets]",
            () -> sample().stratifiedSplit("x", KEY, 1)),
        dtype(
            "split: column 'features' is float32[2], expected int32",
            () -> sample().stratifiedSplit("features", KEY, 1)),
        dtype(
            "folds: column 'targets' is int32[2], expected one int32 class a row",
            () ->
                TensorDataset.of(
                        Tensor.zeros(2, 1), Tensor.of(new int[] {1, 2, 3, 4}).reshape(2, 2))
                    .stratifiedFolds(2, KEY)),
        argument(
            "folds: 1 parts of 4 rows, expected 2 to as many as rows",
            () -> sample().folds(1, KEY)),
        argument(
            "folds: 5 parts of 4 rows, expected 2 to as many as rows",
            () -> sample().stratifiedFolds(5, KEY)),
        argument("folds: key is null", () -> sample().folds(2, null)));
  }

  private static Stream<Misuse> loaders() {
    return Stream.of(
        argument("loader: data set is null", () -> new DataLoader(null, 1)),
        shape("loader: batches of 0, expected at least 1", () -> new DataLoader(sample(), 0)),
        argument("loader: sampler is null", () -> loader().sampler(null)),
        argument("loader: function is null", () -> loader().map(null)),
        argument("loader: -1 workers, expected 0 to 1024", () -> loader().workers(-1)),
        argument("loader: 1025 workers, expected 0 to 1024", () -> loader().virtualWorkers(1025)),
        argument("loader: 0 batches ahead, expected at least 1", () -> loader().ahead(0)),
        argument(
            "loader: seed(…) after a loop over it began; set it when the loader is made",
            () -> {
              DataLoader loader = loader();
              loader.iterator();
              loader.seed(1);
            }),
        Misuse.rows(
            "loader: 4 rows make no batch of 5; keep the last one, or give smaller batches",
            () -> new DataLoader(sample(), 5).dropLast().iterator()),
        Misuse.rows(
            "loader: 0 rows make no batch of 5",
            () -> new DataLoader(sample().range(0, 0), 5).iterator()),
        Misuse.rows(
            "loader: the sampler gives 1 rows for epoch 0, expected the 4 of its count(…)",
            () -> loader().sampler((_, _) -> new int[1]).iterator().next()),
        Misuse.rows(
            "loader: the sampler gives null for epoch 0, expected the 4 of its count(…)",
            () -> loader().sampler((_, _) -> null).iterator().next()),
        Misuse.rows(
            "loader: the sampler gives row 4 for epoch 0, expected 0 to 3",
            () -> loader().sampler((_, _) -> new int[] {0, 4, 0, 0}).iterator().next()),
        Misuse.rows(
            "loader: function 0 of batch 0 of epoch 0 gives null, expected a batch",
            () -> loader().map((_, _) -> null).iterator().next()),
        Misuse.rows(
            "loader: function 0 of batch 0 of epoch 0: batch: no column 'x', there are [features,"
                + " targets]",
            () ->
                loader()
                    .map(
                        (batch, _) -> {
                          batch.column("x");
                          return batch;
                        })
                    .iterator()
                    .next()));
  }
}
