package org.dozvon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.dozvon.agi.AgiCommand;
import org.junit.jupiter.api.Test;

class AgiListenerTest {
  private static AgiSettings settings(List<AddressRange> allowed) {
    return new AgiSettings(
        "127.0.0.1", 0, allowed, 2, 2, Duration.ofSeconds(5), Duration.ofSeconds(2));
  }

  @Test
  void aCallIsAnsweredOverARealSocketAndTheConnectionEndsWithTheHandler() throws Exception {
    try (var listener =
            new AgiListener(
                settings(AddressRange.LOOPBACK),
                channel -> {
                  var unused = channel.execute(new AgiCommand.Answer());
                  unused = channel.execute(new AgiCommand.SetVariable("A", "x\"\ny"));
                });
        var peer = new Socket(java.net.InetAddress.getLoopbackAddress(), listener.port())) {
      peer.setSoTimeout(5000);
      var in =
          new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
      peer.getOutputStream().write("agi_network: yes\n\n".getBytes(StandardCharsets.UTF_8));
      assertThat(in.readLine()).isEqualTo("ANSWER");
      peer.getOutputStream().write("200 result=0\n".getBytes(StandardCharsets.UTF_8));
      assertThat(in.readLine()).isEqualTo("SET VARIABLE A \"x\\\" y\"");
      peer.getOutputStream().write("HANGUP\n200 result=1\n".getBytes(StandardCharsets.UTF_8));
      assertThat(in.readLine()).isNull();
    }
  }

  @Test
  void anAddressThatIsNotAllowedIsClosedAtOnce() throws Exception {
    try (var listener =
            new AgiListener(settings(List.of(AddressRange.parse("10.0.0.0/8"))), channel -> {});
        var peer = new Socket(java.net.InetAddress.getLoopbackAddress(), listener.port())) {
      peer.setSoTimeout(5000);
      assertThat(peer.getInputStream().read()).isEqualTo(-1);
      assertThat(listener.refused()).isEqualTo(1);
    }
  }
}
