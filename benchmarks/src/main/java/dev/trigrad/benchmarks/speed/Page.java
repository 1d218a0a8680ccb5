package dev.trigrad.benchmarks.speed;

import java.util.List;
import java.util.stream.Collectors;

/** An HTML page with its style, which needs no other file and no network. */
final class Page {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>%1$s</title>
      <style>
      :root { color-scheme: light dark; --text: light-dark(#1c2430, #e4e8ee);
        --soft: light-dark(#d5dae2, #3a4250); --back: light-dark(#ffffff, #161a20);
        --peer: light-dark(#9aa5b4, #6f7b8c); }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back);
        max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto;
        font-variant-numeric: tabular-nums; }
      th, td { padding: .2rem .7rem; border-bottom: 1px solid var(--soft); text-align: right; }
      th:first-child, td:first-child { text-align: left; }
      svg { display: block; max-width: 100%%; height: auto; margin: .8rem 0; }
      text { font-size: 12px; fill: var(--text); }
      text.title { font-weight: 600; }
      .grid { stroke: var(--soft); }
      .peer { fill: var(--peer); }
      .java { fill: #d08770; stroke: #d08770; }
      .vector { fill: #3f7fd0; stroke: #3f7fd0; }
      .native { fill: #3a9d78; stroke: #3a9d78; }
      rect { stroke: none; }
      </style>
      </head>
      <body>
      <h1>%1$s</h1>
      """;

  private Page() {}

  /** The page of {@code sections}. */
  static String of(String title, List<Section> sections) {
    return HEAD.formatted(Section.escape(title))
        + sections.stream().map(Section::html).collect(Collectors.joining())
        + "</body>\n</html>\n";
  }
}
