package org.dozvon.config;

import org.dozvon.speech.Recognizer;
import org.dozvon.vosk.ServerRecognizer;
import org.dozvon.vosk.ServerSettings;
import org.dozvon.vosk.SpareRecognizer;
import org.dozvon.vosk.VoskRecognizer;

/** Who hears callers: vosk-servers where dozvon.yaml names some, and always the house's own. */
final class Ears {
  private Ears() {}

  static Recognizer open(Ground ground, VoskRecognizer house) {
    ServerSettings servers = ground.configuration().ears();
    if (servers.servers().isEmpty()) {
      return house;
    }
    ServerRecognizer there = ground.parts().keep(new ServerRecognizer(servers));
    SpareRecognizer both = new SpareRecognizer(there, house);
    ground.metrics().serverEars(there::open, both::switched);
    return both;
  }
}
