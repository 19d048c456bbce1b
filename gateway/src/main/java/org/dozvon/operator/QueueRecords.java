package org.dozvon.operator;

import java.io.IOException;
import java.util.List;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;

/** What was kept of the queues. Every method blocks; safe for use by many threads. */
public interface QueueRecords {
  /**
   * The figures of every quarter of an hour that began in this time, by begin and queue; quarters
   * in which nothing happened are not there.
   *
   * @throws IOException when it can't be read; the message says why
   */
  List<Figures> quarters(Interval time) throws IOException;

  /**
   * Every wait, talk and gap that ended in this time, in the order of their ends. Numbers, topics
   * and reasons are not kept with them.
   *
   * @throws IOException when it can't be read; the message says why
   */
  List<Outcome> outcomes(Interval time) throws IOException;

  /**
   * What befell a caller in the queues, in plain words, a line each; empty: nothing is known.
   *
   * @param call our name of the call, or Asterisk's unique id
   * @throws IOException when it can't be read; the message says why
   */
  default List<String> story(String call) throws IOException {
    return List.of();
  }
}
