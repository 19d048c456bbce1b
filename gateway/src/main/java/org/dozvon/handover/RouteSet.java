package org.dozvon.handover;

/** The routes of one version of a hotline, as long as calls of that version run. */
public interface RouteSet extends BackOffice, AutoCloseable {
  /**
   * A newer version is live: only calls may set a route in motion any more, no timer and no folder.
   */
  void onlyForCalls();

  /** The last call is over. Blocks some seconds when routes still run. */
  @Override
  void close();
}
