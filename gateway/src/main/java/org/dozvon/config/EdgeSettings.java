package org.dozvon.config;

import java.time.Duration;
import org.dozvon.console.HttpSettings;
import org.dozvon.server.AgiSettings;
import org.dozvon.server.AudioSocketSettings;
import org.dozvon.vosk.VoskSettings;

/** The configuration as the settings of the packages at the rim. Pure. */
final class EdgeSettings {
  /** A decoder at work for more of its time would soon be late for the callers it has. */
  private static final double BUSIEST = 0.7;

  private EdgeSettings() {}

  static AgiSettings agi(Configuration configuration) {
    return new AgiSettings(
        configuration.agi().host(),
        configuration.agi().port(),
        configuration.agiAllow(),
        configuration.maxCalls(),
        configuration.maxCallsPerAddress(),
        AgiSettings.DEFAULTS.environmentTimeout(),
        Duration.ZERO); // Drain has waited by then
  }

  static AudioSocketSettings audio(Configuration configuration) {
    AudioSocketSettings otherwise = AudioSocketSettings.DEFAULTS;
    return new AudioSocketSettings(
        configuration.audio().host(),
        configuration.audio().port(),
        configuration.audioAllow(),
        otherwise.idWithin(),
        otherwise.maxConnections(),
        otherwise.maxUnidentified(),
        otherwise.threads());
  }

  static HttpSettings http(Configuration configuration) {
    return new HttpSettings(
        configuration.http().address().getAddress(),
        configuration.http().port(),
        HttpSettings.DEFAULTS.connections(),
        HttpSettings.DEFAULTS.streams(),
        HttpSettings.DEFAULTS.idle(),
        HttpSettings.DEFAULTS.bodyBytes(),
        configuration.console().behindProxy());
  }

  static VoskSettings recognition(Configuration configuration) {
    int threads = configuration.decoderThreads();
    return new VoskSettings(
        configuration.models(),
        threads > 0 ? threads : Runtime.getRuntime().availableProcessors(),
        configuration.streamsPerThread(),
        BUSIEST);
  }
}
