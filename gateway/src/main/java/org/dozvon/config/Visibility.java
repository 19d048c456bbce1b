package org.dozvon.config;

import java.util.Optional;
import org.dozvon.telemetry.LogSettings;
import org.dozvon.telemetry.TraceSettings;

/**
 * What the program tells of itself: the blocks {@code log} and {@code traces} of dozvon.yaml.
 *
 * @param traces empty: none are made
 */
public record Visibility(LogSettings log, Optional<TraceSettings> traces) {}
