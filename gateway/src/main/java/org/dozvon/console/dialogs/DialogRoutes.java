package org.dozvon.console.dialogs;

import io.javalin.config.RoutesConfig;
import java.util.List;
import org.dozvon.chat.DemoDesk;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.Routes;
import org.dozvon.ivr.ProfileRules;
import org.dozvon.operator.QueueRecords;
import org.dozvon.operator.workshop.PromptBooth;
import org.dozvon.operator.workshop.Workshop;

/** {@code /dialogs} and everything below it. */
public final class DialogRoutes implements Routes, AutoCloseable {
  private final ChatSessions sessions;
  private final List<Routes> all;

  /**
   * What the pages need.
   *
   * @param demo starts routes for a chat
   * @param profiles by which a chat's caller is treated
   * @param booth where prompts are heard
   * @param records what was kept of the queues, for a look at yesterday
   */
  public record Parts(
      Workshop workshop,
      DemoDesk demo,
      ProfileRules profiles,
      PromptBooth booth,
      QueueRecords records) {}

  /** The pages; closing them ends the chats. */
  public DialogRoutes(Parts parts, Entrance entrance, Frame frame) {
    DialogArea area = new DialogArea(parts.workshop(), entrance, frame);
    this.sessions = new ChatSessions(entrance.clock());
    this.all =
        List.of(
            new FileRoutes(area),
            new ReleaseRoutes(area),
            new ChatPages(area, parts.demo(), parts.profiles(), sessions),
            new PromptRoutes(area, parts.booth()),
            new LadderRoutes(area, parts.records()));
  }

  @Override
  public void add(RoutesConfig routes) {
    all.forEach(each -> each.add(routes));
  }

  @Override
  public void close() {
    sessions.close();
  }
}
