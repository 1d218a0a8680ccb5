package dev.trigrad.benchmarks.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Where the links and pictures of a Markdown page lead, and what it can be asked for. */
final class Links extends AbstractVisitor {
  private static final Pattern BRACKETED = Pattern.compile("\\[.*?]");

  /** Destinations, in the page's order. */
  final List<String> destinations = new ArrayList<>();

  /** What a link within the page can name: its headings, as GitHub spells them. */
  final List<String> anchors = new ArrayList<>();

  /** Texts that javadoc would take for a link to a class. */
  final List<String> bracketed = new ArrayList<>();

  private final StringBuilder heading = new StringBuilder();

  private Links() {}

  /** The links of a page. */
  static Links of(String markdown) {
    var links = new Links();
    Parser.builder().build().parse(markdown).accept(links);
    return links;
  }

  @Override
  public void visit(Link link) {
    destinations.add(link.getDestination());
    visitChildren(link);
  }

  @Override
  public void visit(Image image) {
    destinations.add(image.getDestination());
  }

  @Override
  public void visit(Heading title) {
    heading.setLength(0);
    visitChildren(title);
    String words = heading.toString().toLowerCase().replaceAll("[^\\p{L}\\d _-]", "");
    anchors.add(words.strip().replace(' ', '-'));
  }

  @Override
  public void visit(Text text) {
    heading.append(text.getLiteral());
    Matcher bracket = BRACKETED.matcher(text.getLiteral());
    while (bracket.find()) {
      bracketed.add(bracket.group());
    }
  }

  @Override
  public void visit(Code code) {
    heading.append(code.getLiteral());
  }
}
