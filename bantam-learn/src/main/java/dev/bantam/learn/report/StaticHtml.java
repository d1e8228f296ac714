package dev.bantam.learn.report;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;

/** HTML that needs nothing but itself, without forms and scripts, out of compiled templates. */
public final class StaticHtml {

  private StaticHtml() {}

  /** A compiled template with all that it shows. */
  @FunctionalInterface
  public interface Template {

    /** Writes the template, its values escaped for where they stand. */
    void render(HtmlTemplateOutput output, HtmlInterceptor interceptor);
  }

  /** The template as text. */
  public static String of(Template template) {
    StringOutput text = new StringOutput();
    template.render(new OwaspHtmlTemplateOutput(text), new Uninvolved());
    return text.toString();
  }

  /** The style element that Bantam's pages share: for light and dark, narrow and wide, paper. */
  public static Content style() {
    String style = of((output, interceptor) -> JtestyleGenerated.render(output, interceptor));
    return output -> output.writeContent(style);
  }

  /** Is told of forms, of which there are none. */
  private static final class Uninvolved implements HtmlInterceptor {
    @Override
    public void onHtmlTagOpened(
        String name, Map<String, Object> attributes, TemplateOutput output) {}

    @Override
    public void onHtmlTagClosed(String name, TemplateOutput output) {}
  }
}
