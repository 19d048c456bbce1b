package org.dozvon.phonebank.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The phone bank's own AMI connection: makes calls, presses keys, learns which call an agent's leg
 * belongs to. Actions are one-way; what fails shows as a call that does not come.
 */
public final class BankLink implements AutoCloseable {
  /** An agent's leg, as the dialplan's event tells it. */
  public record AgentLeg(UUID leg, String agent, String call) {}

  private final Socket socket;
  private final Writer out;

  private BankLink(Socket socket) throws IOException {
    this.socket = socket;
    this.out = new java.io.OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
  }

  /** Connects and logs in; the listener is called on the reader's thread. */
  public static BankLink open(int port, String secret, Consumer<AgentLeg> agents)
      throws IOException {
    BankLink link = new BankLink(new Socket(InetAddress.getLoopbackAddress(), port));
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(link.socket.getInputStream(), StandardCharsets.UTF_8));
    Thread.ofVirtual().name("bank-ami").start(() -> read(in, agents));
    link.send("Action: Login", "Username: dozvon", "Secret: " + secret);
    return link;
  }

  /** A caller picks up the phone and dials; the line comes in under the id. */
  public void dial(String linesAddress, UUID id, String number, String extension)
      throws IOException {
    send(
        "Action: Originate",
        "Channel: AudioSocket/" + linesAddress + "/" + id + "/c(slin)",
        "ChannelId: caller-" + id,
        "Context: caller-leg",
        "Exten: " + extension,
        "Priority: 1",
        "CallerID: <" + number + ">",
        "Async: true");
  }

  /** The caller presses keys, half a second apart as fingers do. */
  public void press(UUID id, String keys) throws IOException, InterruptedException {
    for (int i = 0; i < keys.length(); i++) {
      send(
          "Action: PlayDTMF",
          "Channel: caller-" + id,
          "Digit: " + keys.charAt(i),
          "Duration: 150",
          "Receive: true");
      Thread.sleep(400);
    }
  }

  private synchronized void send(String... lines) throws IOException {
    out.write(String.join("\r\n", lines) + "\r\n\r\n");
    out.flush();
  }

  private static void read(BufferedReader in, Consumer<AgentLeg> agents) {
    try {
      Map<String, String> event = new HashMap<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          event.put(line.substring(0, colon), line.substring(colon + 1).strip());
        } else if (line.isEmpty()) {
          if ("AgentLeg".equals(event.get("UserEvent"))) {
            agents.accept(
                new AgentLeg(
                    UUID.fromString(event.get("Leg")), event.get("Agent"), event.get("Call")));
          }
          event.clear();
        }
      }
    } catch (IOException e) {
      // closed with the demo
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
