package org.dozvon.telemetry;

import java.net.URI;

/**
 * The block {@code traces} of dozvon.yaml.
 *
 * @param otlp where spans are sent (OTLP over HTTP), such as {@code
 *     http://collector:4318/v1/traces}
 * @param percent of the calls that are traced, 0..100; which ones is decided by the call's id, so
 *     that every gateway decides alike
 * @param node this gateway's name among several; empty: there is one
 * @param version of the program
 */
public record TraceSettings(URI otlp, int percent, String node, String version) {
  /** The same for the gateway of this name. */
  public TraceSettings of(String name) {
    return new TraceSettings(otlp, percent, name, version);
  }
}
