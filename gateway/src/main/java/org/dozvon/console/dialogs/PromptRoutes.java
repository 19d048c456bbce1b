package org.dozvon.console.dialogs;

import static org.dozvon.console.dialogs.DialogArea.hotline;
import static org.dozvon.console.dialogs.DialogArea.login;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.console.Needs;
import org.dozvon.console.Routes;
import org.dozvon.dialog.Hotline;
import org.dozvon.operator.workshop.Built;
import org.dozvon.operator.workshop.MissingException;
import org.dozvon.operator.workshop.PromptBooth;
import org.dozvon.people.RateLimiter;
import org.dozvon.people.Right;
import org.dozvon.speech.Utterance;

/** What the hotline says, to be read and heard. */
final class PromptRoutes implements Routes {
  private static final Needs SEE = Needs.to(Right.SEE_DIALOGS);
  private static final int ON_A_PAGE = 30;

  private final DialogArea area;
  private final PromptBooth booth;
  private final RateLimiter plays = new RateLimiter(1, 15);

  PromptRoutes(DialogArea area, PromptBooth booth) {
    this.area = area;
    this.booth = booth;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/dialogs/{hotline}/prompts", area.of(this::list), SEE);
    routes.get("/dialogs/{hotline}/prompts/{language}/{id}", area.of(this::play), SEE);
  }

  private void list(Context context) throws MissingException, IOException {
    Built built = area.workshop().build(hotline(context), login(context));
    String wanted = DialogArea.asked(context, "q", "").strip().toLowerCase(Locale.ROOT);
    List<Locale> languages = built.dialogs().map(PromptRoutes::languages).orElse(List.of());
    Locale asked = Locale.forLanguageTag(DialogArea.asked(context, "language", ""));
    Locale language =
        languages.contains(asked) || languages.isEmpty() ? asked : languages.getFirst();
    List<PromptLine> all =
        built
            .dialogs()
            .map(
                dialogs ->
                    dialogs.fixedPrompts(language).stream()
                        .filter(p -> p.text().toLowerCase(Locale.ROOT).contains(wanted))
                        .map(p -> new PromptLine(id(p), p.text()))
                        .toList())
            .orElse(List.of());
    int from = Math.min(page(context), Math.max(0, all.size() - 1) / ON_A_PAGE) * ON_A_PAGE;
    Map<String, Object> model = new HashMap<>();
    model.put("languages", languages);
    model.put("language", language);
    model.put("q", wanted);
    model.put("lines", all.subList(from, Math.min(all.size(), from + ON_A_PAGE)));
    model.put("from", from);
    model.put("total", all.size());
    model.put("size", ON_A_PAGE);
    model.put("errors", built.errors());
    area.show(context, "prompts", "dialogs/prompts.jte", model);
  }

  private static int page(Context context) {
    String page = DialogArea.asked(context, "page", "0");
    return page.matches("\\d{1,4}") ? Integer.parseInt(page) : 0;
  }

  private static List<Locale> languages(Hotline dialogs) {
    return dialogs.languages().stream()
        .sorted(Comparator.comparing(Locale::toLanguageTag))
        .toList();
  }

  private static String id(Utterance prompt) {
    return HexFormat.of().toHexDigits(prompt.hashCode())
        + HexFormat.of().toHexDigits(prompt.text().hashCode());
  }

  private void play(Context context) throws MissingException, IOException {
    if (!plays.take(login(context), area.now())) {
      context.status(HttpStatus.TOO_MANY_REQUESTS).result("too often; wait a moment");
      return;
    }
    Hotline dialogs =
        area.workshop()
            .build(hotline(context), login(context))
            .dialogs()
            .orElseThrow(() -> new MissingException("the dialogs have mistakes"));
    Locale language = Locale.forLanguageTag(context.pathParam("language"));
    if (!dialogs.languages().contains(language)) {
      throw new MissingException("the hotline does not speak it");
    }
    String id = context.pathParam("id");
    Utterance prompt =
        dialogs.fixedPrompts(language).stream()
            .filter(each -> id(each).equals(id))
            .findFirst()
            .orElseThrow(() -> new MissingException("no prompt like this"));
    boolean isGentle = DialogArea.asked(context, "pace", "").equals("gentle");
    context
        .contentType("audio/wav")
        .header("Cache-Control", "private, max-age=60")
        .result(booth.wav(dialogs, language, prompt, isGentle));
  }
}
