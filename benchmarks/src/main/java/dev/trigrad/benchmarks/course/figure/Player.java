package dev.trigrad.benchmarks.course.figure;

import java.io.IOException;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** Steps through a replay by keys, on a terminal. */
final class Player {
  private static final int WIDEST = 80;

  private final Screen screen;

  Player(Screen screen) {
    this.screen = screen;
  }

  /** Whether both input and output are a terminal. */
  static boolean possible() {
    return System.console() != null && System.console().isTerminal();
  }

  /** Plays until the user quits. */
  void play() throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      play(terminal);
    }
  }

  /** Plays on {@code terminal}, whose attributes and content are as before afterwards. */
  void play(Terminal terminal) throws IOException {
    Attributes before = terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    // Control-C is a key here, so that the terminal is left in order.
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
    terminal.setAttributes(raw);
    terminal.puts(Capability.enter_ca_mode);
    try {
      NonBlockingReader reader = terminal.reader();
      int at = 0;
      Key key = Key.OTHER;
      while (key != Key.QUIT) {
        at = key.from(at, screen.replay().steps().size());
        show(terminal, at);
        key = Key.read(reader::read);
      }
    } finally {
      terminal.puts(Capability.exit_ca_mode);
      terminal.setAttributes(before);
      terminal.flush();
    }
  }

  private void show(Terminal terminal, int at) {
    int width = terminal.getWidth() > 0 ? Math.min(terminal.getWidth(), WIDEST) : WIDEST;
    int height = terminal.getHeight() > 0 ? terminal.getHeight() : 24;
    List<String> lines = screen.lines(at, width, height);
    terminal.puts(Capability.clear_screen);
    // In raw mode a line feed does not return to the first column.
    terminal.writer().print(String.join("\r\n", lines));
    terminal.flush();
  }
}
