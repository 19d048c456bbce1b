package org.dozvon.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.people.Pass;
import org.dozvon.people.Session;

/**
 * Shows pages: whole ones in the frame that all share, and parts of pages for what is exchanged
 * within one. Templates lie in {@code src/main/jte}; each has the parameter {@code page}. Safe for
 * use by many threads.
 */
public final class Frame {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; media-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors ";

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.dozvon.console.pages");
  private final InstantSource clock;
  private final String embedders;
  private final String version = version();
  private volatile boolean elsewhere;

  /**
   * @param embedders who may show {@code /embed} pages in a frame, such as {@code
   *     https://crm.example.com}, apart from ourselves; separated by spaces
   */
  public Frame(InstantSource clock, String embedders) {
    this.clock = clock;
    this.embedders = embedders;
  }

  /** From now on the sign-in page shows the way to another place. */
  void offerElsewhere() {
    elsewhere = true;
  }

  boolean hasElsewhere() {
    return elsewhere;
  }

  /** A whole page of an area for the visitor. */
  public void show(Context context, String area, String template, Map<String, Object> model) {
    show(context, page(context, area, false), template, model);
  }

  /** The same for another program's frame. */
  public void embed(Context context, String area, String template, Map<String, Object> model) {
    show(context, page(context, area, true), template, model);
  }

  /** A part of a page, for an exchange within it. */
  public void part(Context context, String area, String template, Map<String, Object> model) {
    context.html(render(page(context, area, false), template, model));
  }

  /** The text of a template, such as a part of a page that is sent to many. */
  public String render(Page page, String template, Map<String, Object> model) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("page", page);
    StringOutput out = new StringOutput();
    templates.render(template, all, out);
    return out.toString();
  }

  /** What nobody in particular sees: for parts that are sent to many. */
  public Page page(String area, Locale language) {
    return new Page(
        area, Optional.empty(), "", "", version, clock.instant(), false, new Texts(language));
  }

  private void show(Context context, Page page, String template, Map<String, Object> model) {
    context
        .header("Content-Security-Policy", POLICY + (page.isEmbedded() ? ancestors() : "'none'"))
        .html(render(page, template, model));
  }

  private String ancestors() {
    return ("'self' " + embedders).strip();
  }

  /** What a page of that area knows of its visitor. */
  public Page page(Context context, String area) {
    return page(context, area, false);
  }

  private Page page(Context context, String area, boolean isEmbedded) {
    Optional<Pass> pass = Gate.maybe(context);
    String theme = String.valueOf(context.cookie("theme"));
    return new Page(
        area,
        pass,
        pass.filter(Session.class::isInstance).map(it -> ((Session) it).csrf()).orElse(""),
        theme.matches("dark|light") ? theme : "",
        version,
        clock.instant(),
        isEmbedded,
        new Texts(pass.map(it -> it.person().language()).orElseGet(() -> wished(context))));
  }

  /** English unless the browser would rather have Russian. */
  private static Locale wished(Context context) {
    String languages = String.valueOf(context.header("Accept-Language"));
    return languages.regionMatches(true, 0, "ru", 0, 2) ? Locale.of("ru") : Locale.ENGLISH;
  }

  /** A page that says in a sentence why there is no other. */
  public void sorry(Context context, HttpStatus status, String key) {
    context.status(status);
    show(context, "frame", "frame/sorry.jte", Map.of("key", key));
  }

  private static String version() {
    try (InputStream file = Frame.class.getResourceAsStream("/web/version.txt")) {
      return file == null ? "0" : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
