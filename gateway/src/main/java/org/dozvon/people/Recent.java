package org.dozvon.people;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was not used for longest, so that strangers cannot fill the memory. */
final class Recent<V> extends LinkedHashMap<String, V> {
  private static final long serialVersionUID = 1L;
  private static final float LOAD = 0.75f;

  private final int most;

  Recent(int most) {
    super(64, LOAD, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
    return size() > most;
  }
}
