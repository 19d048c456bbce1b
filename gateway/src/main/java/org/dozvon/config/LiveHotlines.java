package org.dozvon.config;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dozvon.dialog.Hotline;
import org.dozvon.handover.BackOffice;
import org.dozvon.ivr.HotlineService;
import org.dozvon.keeper.QueueRules;
import org.dozvon.publishing.History;
import org.dozvon.publishing.HotlineCheck;
import org.dozvon.publishing.Publisher;

/**
 * What the files of the published hotlines say of queues and people, at the moment of the question;
 * nothing until they are published. For any thread; but for {@link #eachBackOffice} no question
 * blocks.
 */
final class LiveHotlines {
  private volatile Optional<Publisher> published = Optional.empty();

  /**
   * Publishes every hotline in its present version; from now on these are asked. Those that cannot
   * go live are told.
   *
   * @throws ConfigurationException when none can
   */
  Publisher publish(
      Configuration configuration, HotlineStage stage, InstantSource clock, Parts parts)
      throws IOException, ConfigurationException {
    Publisher hotlines =
        parts.keep(
            new Publisher(
                configuration.hotlines(),
                files -> new HotlineCheck(HotlineSurroundings.of(configuration)).check(files),
                new History(configuration.history(), configuration.historyVersions()),
                stage,
                clock));
    List<String> problems = hotlines.open(clock.instant());
    if (hotlines.dialogs().isEmpty()) {
      throw new ConfigurationException(
          problems.isEmpty()
              ? "no hotline in " + configuration.hotlines()
              : String.join("\n", problems));
    }
    published = Optional.of(hotlines);
    return hotlines;
  }

  /** Who publishes them. */
  Optional<Publisher> publisher() {
    return published;
  }

  /** Where a hotline's callers usually go; empty while it is not known. */
  String queueOf(String name) {
    return hotline(each -> each.name().equals(name)).map(Hotline::queue).orElse("");
  }

  /** By the first hotline whose queues.yaml names the queue; asked often, must not block. */
  QueueRules rulesOf(String queue) {
    return hotline(each -> each.rules().queues().containsKey(queue))
        .map(each -> each.rules().queues().get(queue))
        .orElse(QueueRules.DEFAULT);
  }

  /** Where this phone works by the hotlines' queues.yaml, with the penalty. */
  Map<String, Integer> queuesOf(String phone) {
    Map<String, Integer> works = new LinkedHashMap<>();
    for (Hotline each : published.map(Publisher::dialogs).orElse(List.of())) {
      each.rules()
          .queues()
          .forEach(
              (queue, rules) ->
                  rules.members().stream()
                      .filter(colleague -> colleague.phone().equals(phone))
                      .forEach(colleague -> works.putIfAbsent(queue, colleague.level())));
    }
    return works;
  }

  private Optional<Hotline> hotline(Predicate<Hotline> which) {
    return published.map(Publisher::dialogs).orElse(List.of()).stream().filter(which).findFirst();
  }

  /** A queue's day is that of the hotline whose callers go there, else of any hotline. */
  ZoneId zoneOf(String queue) {
    return hotline(each -> each.queue().equals(queue))
        .or(() -> hotline(each -> true))
        .map(Hotline::zone)
        .orElse(ZoneOffset.UTC);
  }

  /** Shows it the back office of every hotline, one after another. */
  void eachBackOffice(Consumer<BackOffice> what) {
    Publisher hotlines = published.orElse(null);
    if (hotlines != null) {
      for (Hotline hotline : hotlines.dialogs()) {
        hotlines.find(hotline.name()).ifPresent(version -> give(version, what));
      }
    }
  }

  private static void give(HotlineService version, Consumer<BackOffice> what) {
    try (version) {
      what.accept(version.backOffice());
    }
  }
}
