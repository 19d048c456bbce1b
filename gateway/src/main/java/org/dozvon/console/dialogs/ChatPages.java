package org.dozvon.console.dialogs;

import static org.dozvon.console.dialogs.DialogArea.field;
import static org.dozvon.console.dialogs.DialogArea.hotline;
import static org.dozvon.console.dialogs.DialogArea.login;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dozvon.call.Profile;
import org.dozvon.chat.Chat;
import org.dozvon.chat.ChatRoutes;
import org.dozvon.chat.DemoDesk;
import org.dozvon.chat.RouteDesk;
import org.dozvon.console.Gate;
import org.dozvon.console.Needs;
import org.dozvon.console.Page;
import org.dozvon.console.Routes;
import org.dozvon.dialog.Hotline;
import org.dozvon.handover.RouteException;
import org.dozvon.ivr.ProfileRules;
import org.dozvon.operator.workshop.Built;
import org.dozvon.operator.workshop.MissingException;
import org.dozvon.people.Right;

/** A talk with the visitor's draft, by typing. */
final class ChatPages implements Routes {
  private static final Needs SEE = Needs.to(Right.SEE_DIALOGS);
  private static final String PART = "dialogs/chat.jte";

  private final DialogArea area;
  private final DemoDesk demo;
  private final ProfileRules profiles;
  private final ChatSessions sessions;

  ChatPages(DialogArea area, DemoDesk demo, ProfileRules profiles, ChatSessions sessions) {
    this.area = area;
    this.demo = demo;
    this.profiles = profiles;
    this.sessions = sessions;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.post("/dialogs/{hotline}/chat", area.dear(this::begin), SEE);
    routes.post("/dialogs/{hotline}/chat/{id}", area.dear(this::line), SEE);
  }

  private void begin(Context context) throws MissingException, IOException {
    Page page = area.page(context);
    Built built = area.workshop().build(hotline(context), login(context));
    if (built.dialogs().isEmpty()) {
      show(context, Optional.empty(), page.t("dialogs.chat-mistakes", built.errors().size()));
      return;
    }
    Map<String, String> routes = routes(context, built);
    Optional<ChatSession> fresh =
        sessions.open(login(context), () -> session(context, built.dialogs().get(), routes));
    fresh.ifPresent(session -> session.begin(number(context), page.t("dialogs.chat-routes")));
    show(context, fresh, fresh.isEmpty() ? page.t("dialogs.chat-full") : "");
  }

  /** Route files are programs: only those of somebody who may publish run before they are live. */
  private Map<String, String> routes(Context context, Built built)
      throws MissingException, IOException {
    return Gate.pass(context).may(Right.PUBLISH)
        ? built.routes()
        : area.workshop().live(hotline(context)).routes();
  }

  private ChatSession session(Context context, Hotline dialogs, Map<String, String> routeTexts) {
    ChatRoutes routes = start(dialogs.name(), routeTexts);
    List<Locale> languages =
        dialogs.languages().stream().sorted(Comparator.comparing(Locale::toLanguageTag)).toList();
    Locale wanted = Locale.forLanguageTag(field(context, "language"));
    Chat.Start start =
        new Chat.Start(
            languages.contains(wanted) ? wanted : languages.getFirst(),
            field(context, "gentle").isEmpty() ? Profile.STANDARD : Profile.GENTLE,
            noise(field(context, "noise")),
            1);
    int year = area.now().atZone(ZoneOffset.UTC).getYear();
    return new ChatSession(
        UUID.randomUUID().toString(),
        dialogs.name(),
        routes,
        area.now(),
        screen -> new Chat(dialogs, profiles, year, screen, new RouteDesk(routes), start));
  }

  private static String number(Context context) {
    String typed = field(context, "caller").strip();
    return typed.matches("\\+?\\d{2,20}") ? typed : "";
  }

  private static double noise(String percent) {
    return percent.matches("\\d{1,2}") ? Integer.parseInt(percent) / 100.0 : 0;
  }

  /** Without its routes a hotline can still be talked to: each of them fails. */
  private ChatRoutes start(String hotline, Map<String, String> texts) {
    try {
      return demo.start(hotline, texts);
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      return new ChatRoutes() {
        @Override
        public String who() {
          return why;
        }

        @Override
        public Map<String, String> call(
            String route, Map<String, String> arguments, java.time.Duration limit)
            throws RouteException {
          throw new RouteException("routes do not start: " + why);
        }
      };
    }
  }

  private void line(Context context) throws MissingException, IOException {
    Optional<ChatSession> session =
        sessions
            .find(login(context), context.pathParam("id"))
            .filter(each -> each.hotline().equals(hotline(context)));
    if (session.isEmpty()) {
      show(context, Optional.empty(), area.page(context).t("dialogs.chat-over"));
      return;
    }
    String button = field(context, "line");
    String typed = context.formParam("line") == null ? field(context, "say") : button;
    session.get().take(typed, area.now());
    show(context, session, "");
  }

  private void show(Context context, Optional<ChatSession> session, String problem)
      throws MissingException, IOException {
    Map<String, Object> model = new HashMap<>();
    model.put("head", Head.of(area.workshop(), hotline(context), login(context), "files"));
    model.put("chat", session.map(ChatSession::view));
    model.put("problem", problem);
    if (!problem.isEmpty()) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    area.part(context, PART, model);
  }
}
