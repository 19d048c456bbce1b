package org.dozvon.console;

import java.util.Map;
import java.util.function.Supplier;
import org.dozvon.operator.QueueRecords;

/**
 * What the HTTP port shows beside calls and events; each is asked on a virtual thread for each
 * request.
 *
 * @param health names and values, with {@code status=up} when all is well
 * @param life the same for {@code /health/live}: whether the program must be started anew
 * @param hotlines which version of each takes calls, and what was refused
 * @param queues who waits, who works, and since when it is not known
 * @param metrics figures as Prometheus reads them
 * @param records what was kept of the queues
 */
public record Pages(
    Supplier<Map<String, Object>> health,
    Supplier<Map<String, Object>> life,
    Supplier<Map<String, Object>> hotlines,
    Supplier<Map<String, Object>> queues,
    Supplier<String> metrics,
    QueueRecords records) {}
