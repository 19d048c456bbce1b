package org.dozvon.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dozvon.handover.RouteException;
import org.dozvon.ivr.HotlineService;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.FollowUps;

/** Messages by the route {@code follow-up} of the version that is live. */
final class HotlineFollowUps implements FollowUps {
  private static final String ROUTE = "follow-up";
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Function<String, Optional<HotlineService>> hotlines;

  HotlineFollowUps(Function<String, Optional<HotlineService>> hotlines) {
    this.hotlines = hotlines;
  }

  @Override
  public boolean offers(String hotline) {
    Optional<HotlineService> found = hotlines.apply(hotline);
    if (found.isEmpty()) {
      return false;
    }
    try (HotlineService version = found.get()) {
      return version.backOffice().offers(ROUTE);
    }
  }

  @Override
  public CommandResult send(String hotline, Map<String, String> arguments) {
    Optional<HotlineService> found = hotlines.apply(hotline);
    if (found.isEmpty()) {
      return new CommandResult.Refused("no hotline " + hotline + " is live");
    }
    try (HotlineService version = found.get()) {
      var unused = version.backOffice().call(ROUTE, arguments, LIMIT);
      return CommandResult.done();
    } catch (RouteException e) {
      return new CommandResult.Refused(e.getMessage());
    }
  }
}
