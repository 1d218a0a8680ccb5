package dev.trigrad.benchmarks.playground.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
  private static Table table(String text) {
    return new Table(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findsNamesNumbersAndClasses() {
    Table table = table("a,b,kind,many\n" + "1,2.5,red,%d\n3,4e1,blue,9\n".formatted(7).repeat(8));
    assertEquals(16, table.rows());
    assertEquals(List.of("a", "b", "many"), table.numbers());
    assertEquals(List.of("a", "b", "kind", "many"), table.targets());
    assertEquals(List.of("a", "b", "many"), table.columns(List.of()));
    assertEquals(List.of("red", "blue"), table.labels(List.of("a", "b", "kind")));
    assertEquals(List.of(), table.labels(List.of("a", "many", "b")));
  }

  @Test
  void hasNumbersForNamesWhereThereIsNoHeader() {
    Table table = table("1,2,0\n3,4,1\n".repeat(6));
    assertEquals(List.of("1", "2", "3"), table.numbers());
    assertEquals(12, table.rows());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,y|2 columns; give 3 to 64",
        "x,y,z|0 rows; give 10 to 10,000",
        "a,b,c\\n1,u,v|1 columns are numbers",
        "a,a,c\\n1,2,3|a name is given twice",
        "\"a,b,c\\n1,2,3|line 1",
        "a,,c\\n1,2,3|line 1",
        "a,b,c\\n1,,3|line 2",
        "a,b,c\\n1,2,3,4|line 2",
      })
  void saysWhatIsWrong(String text, String part) {
    String lines = text.replace("\\n", "\n");
    String body = lines.substring(lines.indexOf('\n') + 1);
    String all = lines.contains("\n") ? lines + ("\n" + body).repeat(12) : lines;
    var error = assertThrows(RuntimeException.class, () -> table(all));
    assertTrue(error.getMessage().contains(part), error.getMessage());
    assertFalse(error.getMessage().contains("\n"), error.getMessage());
  }

  @Test
  void limitsRowsAndColumns() {
    String rows = "1,2,3\n".repeat(Table.MOST_ROWS + 1);
    assertTrue(
        assertThrows(RuntimeException.class, () -> table(rows)).getMessage().contains("rows"));
    String columns = "1" + ",1".repeat(Table.MOST_COLUMNS) + "\n";
    assertTrue(
        assertThrows(RuntimeException.class, () -> table(columns.repeat(20)))
            .getMessage()
            .contains("columns"));
  }

  @Test
  void readsNoLineThatIsWideBeyondReason() {
    var error = assertThrows(RuntimeException.class, () -> table(",".repeat(1_900_000)));
    assertTrue(error.getMessage().contains("characters in the first line"), error.getMessage());
  }

  @Test
  void findsTargetInFrontOfTheNumbers() {
    Table table = table("label,x,y\n" + "a,1,2\nb,3,4.5\n".repeat(8));
    assertEquals(List.of("x", "y", "label"), table.columns(List.of()));
  }

  @Test
  void saysThatNoTargetIsLeft() {
    var rows = new StringBuilder("x,y,name\n");
    for (int i = 0; i < 20; i++) {
      rows.append("%d,%d,n%d\n".formatted(i, 2 * i, i));
    }
    Table table = table(rows.toString());
    var error = assertThrows(IllegalArgumentException.class, () -> table.columns(List.of()));
    assertTrue(error.getMessage().contains("no column is left"), error.getMessage());
  }

  @Test
  void keepsSpacesBesideCommas() {
    Table table = table("x, y, kind\n" + "1, 2, a\n3, 4.5, b\n".repeat(8));
    List<String> columns = table.columns(List.of());
    assertEquals(List.of("x", " y", " kind"), columns);
    assertEquals(16, table.data(columns).size());
  }

  @Test
  void unpacksNothing() {
    byte[] packed = {0x1f, (byte) 0x8b, 8, 0};
    var error = assertThrows(IllegalArgumentException.class, () -> new Table(packed));
    assertEquals("csv: the file is packed; unpack it first", error.getMessage());
  }

  @Test
  void wantsThreeColumnsThatFit() {
    Table table = table("a,b,kind\n1,2,red\n3,4,blue\n".repeat(1) + "1,2,red\n".repeat(12));
    for (List<String> wrong :
        List.of(
            List.of("a", "a", "kind"),
            List.of("a", "kind", "b"),
            List.of("a", "b", "a"),
            List.of("a", "b", "none"))) {
      assertThrows(IllegalArgumentException.class, () -> table.columns(wrong), "" + wrong);
    }
  }
}
