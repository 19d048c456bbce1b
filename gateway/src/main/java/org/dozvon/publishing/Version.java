package org.dozvon.publishing;

import java.time.Instant;
import org.dozvon.dialog.Hotline;
import org.dozvon.handover.RouteSet;

/** A version that takes calls or took some that still run. Guarded by its {@link Versions}. */
final class Version {
  final Published card;
  final Snapshot files;
  final Hotline dialogs;
  final RouteSet routes;
  int calls;
  Instant replaced = Instant.MAX;
  Instant idleSince = Instant.MAX;

  Version(Published card, Snapshot files, Hotline dialogs, RouteSet routes) {
    this.card = card;
    this.files = files;
    this.dialogs = dialogs;
    this.routes = routes;
  }
}
