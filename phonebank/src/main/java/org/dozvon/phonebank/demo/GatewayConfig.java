package org.dozvon.phonebank.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The gateway's configuration file for a lab. */
final class GatewayConfig {
  private GatewayConfig() {}

  /** Writes it and returns where it is; prompts are kept between runs, the database is not. */
  static Path write(Path root, Path folder, int agi, int audio, int http) throws IOException {
    String rhvoice =
        System.getenv()
            .getOrDefault(
                "DOZVON_RHVOICE",
                Path.of(System.getProperty("user.home"), ".cache/dozvon/rhvoice/bin/rhvoice")
                    .toString());
    String text =
        """
        agi: {listen: "127.0.0.1:%d"}
        audiosocket: {listen: "127.0.0.1:%d", attach: application}
        http: {listen: "127.0.0.1:%d"}
        hotlines: %s
        models: {en: %s, ru: %s}
        voices:
          en: {engine: marytts, voice: cmu-slt-hsmm}
          ru:
            engine: command
            voice: anna
            command: [%s, "-p", "{voice}", "-r", "{rate}", "-o", "{out}"]
        prompt-cache: {folder: %s}
        database: {folder: %s, demo-data: yes}
        outbox: %s
        """
            .formatted(
                agi,
                audio,
                http,
                root.resolve("dialplans/hotlines"),
                root.resolve("voice-models/demo-en"),
                root.resolve("voice-models/demo-ru"),
                rhvoice,
                root.resolve(".dozvon/prompts"),
                folder.resolve("database"),
                folder.resolve("outbox"));
    return Files.writeString(folder.resolve("dozvon.yaml"), text);
  }
}
