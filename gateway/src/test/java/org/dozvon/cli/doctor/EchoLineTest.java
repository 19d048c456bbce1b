package org.dozvon.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.dozvon.audio.PcmFrame;
import org.junit.jupiter.api.Test;

/** The doctor's end of an AudioSocket, with Asterisk's end played here. */
class EchoLineTest {
  private static final UUID ID = UUID.randomUUID();

  @Test
  void whatComesBackIsKept() throws Exception {
    try (EchoLine line = line();
        Socket asterisk = new Socket(InetAddress.getLoopbackAddress(), line.port())) {
      echo(asterisk, ID);
      EchoLine.Echo echo = line.heard().get(20, TimeUnit.SECONDS);
      assertThat(echo.frames()).contains(loud());
      assertThat(echo.frames().stream().filter(loud()::equals)).hasSize(3);
      assertThat(echo.delay()).isPositive();
    }
  }

  @Test
  void somebodyElseIsNotListenedTo() throws Exception {
    try (EchoLine line = line();
        Socket stranger = new Socket(InetAddress.getLoopbackAddress(), line.port())) {
      DataOutputStream out = new DataOutputStream(stranger.getOutputStream());
      introduce(out, UUID.randomUUID());
      assertThatThrownBy(() -> line.heard().get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("somebody else");
    }
  }

  private static EchoLine line() throws IOException {
    return new EchoLine(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        ID,
        List.of(loud(), loud(), loud()));
  }

  private static PcmFrame loud() {
    short[] samples = new short[PcmFrame.SAMPLES];
    Arrays.fill(samples, (short) 5000);
    return PcmFrame.of(samples);
  }

  private static void introduce(DataOutputStream out, UUID id) throws IOException {
    out.writeByte(0x01);
    out.writeShort(16);
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  /** Sends every sound back until the line is over. */
  private static void echo(Socket asterisk, UUID id) throws IOException {
    DataInputStream in = new DataInputStream(asterisk.getInputStream());
    DataOutputStream out = new DataOutputStream(asterisk.getOutputStream());
    introduce(out, id);
    for (int kind = in.read(); kind == 0x10; kind = in.read()) {
      byte[] payload = new byte[in.readUnsignedShort()];
      in.readFully(payload);
      out.writeByte(kind);
      out.writeShort(payload.length);
      out.write(payload);
    }
    asterisk.close();
  }
}
