package dev.trigrad.benchmarks.compare;

import java.util.Map;

/** A comparison as a page with plots that needs nothing from elsewhere. */
public record ComparisonPage(Comparison comparison) {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Engines compared</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto;
        padding: 0 1rem; color: light-dark(#1c2430, #e4e8ee);
        background: light-dark(#ffffff, #161a20); }
      pre { overflow-x: auto; font-size: 13px; line-height: 1.4; }
      dl { display: grid; grid-template-columns: max-content auto; gap: .2rem 1rem; }
      dd { margin: 0; }
      img { display: block; max-width: 100%; height: auto; }
      </style>
      </head>
      <body>
      <main>
      """;

  @Override
  public String toString() {
    var page = new StringBuilder(HEAD);
    page.append("<h1>Engines compared</h1>\n<p><strong>");
    page.append(escaped(comparison.conclusion())).append("</strong></p>\n");
    page.append("<pre tabindex=\"0\">");
    page.append(escaped(new ComparisonText(comparison).toString())).append("</pre>\n");
    if (!comparison.contenders().isEmpty()) {
      var plots = new ComparisonPlots(comparison);
      plot(page, "Learning, from the start of a process", plots.learning());
      plot(page, "Losses", plots.losses());
      plot(page, "Rounds, once warm", plots.rounds());
      plot(page, "Spread of the rounds", plots.spread());
    }
    page.append("<h2>Conditions</h2>\n<dl>\n");
    comparison.contenders().forEach(each -> term(page, Map.entry(each.name(), each.summary())));
    comparison.facts().entrySet().forEach(fact -> term(page, fact));
    return page.append("</dl>\n</main>\n</body>\n</html>\n").toString();
  }

  private static void plot(StringBuilder page, String title, String image) {
    if (!image.isEmpty()) {
      page.append("<h2>").append(title).append("</h2>\n<img alt=\"").append(title);
      page.append(", figures above\" src=\"").append(image).append("\">\n");
    }
  }

  private static void term(StringBuilder page, Map.Entry<String, String> fact) {
    page.append("<dt>").append(escaped(fact.getKey()));
    page.append("</dt><dd>").append(escaped(fact.getValue())).append("</dd>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
