package org.dozvon.ivr;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.dozvon.call.CallEvent;
import org.dozvon.call.ProfileChoice;
import org.dozvon.handover.RouteException;

/** Step 2: look the caller up and choose the profile; a look-up that fails delays nobody. */
final class KnowCaller {
  private static final String ROUTE = "caller";

  /** What the look-up replied, and the profile that follows. */
  record Known(Map<String, String> record, ProfileChoice profile) {}

  private final IvrSettings settings;
  private final ProfileChooser profiles;

  KnowCaller(IvrSettings settings) {
    this.settings = settings;
    this.profiles = new ProfileChooser(settings.profiles());
  }

  Known on(Visit visit) {
    boolean unknown = visit.caller().isWithheld() || !visit.hotline().backOffice().offers(ROUTE);
    Map<String, String> record = unknown ? Map.of() : lookUp(visit);
    int year = visit.now().atOffset(ZoneOffset.UTC).getYear();
    ProfileChoice choice = profiles.choose(visit.caller(), record, year);
    visit.publish(new CallEvent.ProfileChosen(visit.call(), visit.now(), choice));
    record.forEach(
        (name, value) -> {
          if (name.equals("name") || name.equals("card")) {
            visit.publish(new CallEvent.ValueCollected(visit.call(), visit.now(), name, value));
          }
        });
    return new Known(record, choice);
  }

  private Map<String, String> lookUp(Visit visit) {
    Map<String, String> arguments = Map.of("number", visit.caller().number());
    Instant begin = visit.now();
    String outcome = "ok";
    Map<String, String> reply = Map.of();
    try {
      reply = visit.hotline().backOffice().call(ROUTE, arguments, settings.lookUpLimit());
    } catch (RouteException e) {
      outcome = e.getMessage();
    }
    visit.publish(
        new CallEvent.RouteCalled(
            visit.call(),
            visit.now(),
            ROUTE,
            arguments,
            outcome,
            reply,
            Duration.between(begin, visit.now())));
    return reply.getOrDefault("found", "no").equals("yes") ? reply : Map.of();
  }
}
