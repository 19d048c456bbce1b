package org.dozvon.publishing;

import org.dozvon.dialog.Hotline;
import org.dozvon.handover.BackOffice;
import org.dozvon.handover.RouteSet;
import org.dozvon.ivr.HotlineService;

/** What the rest of the gateway does for a version: routes, voice, walks. Used by one thread. */
public interface Stage {
  /**
   * Starts the routes of these files beside all others.
   *
   * @throws RefusedException when they do not start; nothing of them runs on
   */
  RouteSet open(Snapshot files) throws RefusedException;

  /**
   * Makes sure that a first caller hears the greeting at once; does not take longer than a change
   * may take to go live, and never fails: what is not ready is spoken when it is needed.
   */
  void prepare(Hotline dialogs);

  /**
   * The version as one call has it.
   *
   * @param over see {@link HotlineService}
   */
  HotlineService service(Hotline dialogs, BackOffice backOffice, Runnable over);

  /** A version takes calls from now on; must not block. */
  void live(Hotline dialogs, Published version);

  /** A change was refused; must not block. */
  void refused(String hotline);
}
