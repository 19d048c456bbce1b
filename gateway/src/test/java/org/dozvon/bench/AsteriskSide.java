package org.dozvon.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What Asterisk does in a call: the environment block, then a reply to each command. */
final class AsteriskSide {
  private static final byte[] ENVIRONMENT =
      """
      agi_network: yes
      agi_network_script: bench
      agi_request: agi://127.0.0.1/bench
      agi_channel: PJSIP/trunk-00000001
      agi_language: en
      agi_type: PJSIP
      agi_uniqueid: 1795636246.3
      agi_version: 22.10.1
      agi_callerid: 4955550101
      agi_calleridname: Anna
      agi_callingpres: 0
      agi_callingani2: 0
      agi_callington: 0
      agi_callingtns: 0
      agi_dnid: 100
      agi_rdnis: unknown
      agi_context: incoming
      agi_extension: 100
      agi_priority: 3
      agi_enhanced: 0.0
      agi_accountcode:\s
      agi_threadid: 139987061298880

      """
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] DONE = "200 result=0\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] VALUE =
      "200 result=1 (4955550101)\n".getBytes(StandardCharsets.UTF_8);

  private AsteriskSide() {}

  /** One call from connecting to the server's end; an error when it had other than so many. */
  static void call(int port, int commands) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 512);
      out.write(ENVIRONMENT);
      int answered = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(line.startsWith("GET VARIABLE") ? VALUE : DONE);
        answered++;
      }
      if (answered != commands) {
        throw new IllegalStateException(answered + " commands (expected: " + commands + ")");
      }
    }
  }
}
