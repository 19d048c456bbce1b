package org.dozvon.phonebank.bench;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.audio.PcmFrame;

/**
 * A call without an Asterisk: does on FastAGI and AudioSocket what Asterisk does for a caller who
 * says nothing, and notes when each 20 ms of the bot arrive. Blocks; give each a virtual thread.
 */
final class BareCall {
  private static final Pattern AUDIO =
      Pattern.compile("EXEC \"?TryExec\"? \"?AudioSocket\\(([0-9a-f-]{36}),[^:]*:(\\d+)\\)\"?");
  private static final double VOICE_RMS = 350;
  private static final int KIND_ID = 0x01;
  private static final int KIND_SLIN = 0x10;

  private final List<Long> arrivals = new ArrayList<>();
  private final byte[] frame = silentFrame();
  private OptionalLong firstVoice = OptionalLong.empty();

  /**
   * Calls, listens for so long and hangs up.
   *
   * @return nanoseconds between neighbouring frames
   */
  List<Long> listen(int agiPort, int number, Duration time) throws IOException {
    try (Socket agi = new Socket(InetAddress.getLoopbackAddress(), agiPort)) {
      agi.setTcpNoDelay(true);
      OutputStream out = agi.getOutputStream();
      var in =
          new BufferedReader(new InputStreamReader(agi.getInputStream(), StandardCharsets.UTF_8));
      out.write(environment(number).getBytes(StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher audio = AUDIO.matcher(line);
        if (audio.find()) {
          talk(UUID.fromString(audio.group(1)), Integer.parseInt(audio.group(2)), time);
          return gaps();
        }
        out.write("200 result=0\n".getBytes(StandardCharsets.UTF_8));
      }
    }
    throw new IOException("the gateway did not ask for the audio");
  }

  private void talk(UUID id, int port, Duration time) throws IOException {
    try (Socket audio = new Socket(InetAddress.getLoopbackAddress(), port)) {
      audio.setTcpNoDelay(true);
      OutputStream out = audio.getOutputStream();
      out.write(hello(id));
      Thread sender = Thread.ofVirtual().name("bare-call").start(() -> send(out));
      DataInputStream in = new DataInputStream(audio.getInputStream());
      long end = System.nanoTime() + time.toNanos();
      while (System.nanoTime() < end) {
        int kind = in.readUnsignedByte();
        byte[] payload = in.readNBytes(in.readUnsignedShort());
        if (kind == KIND_SLIN) {
          hear(PcmFrame.ofLittleEndian(payload, 0, payload.length), System.nanoTime());
        }
      }
      sender.interrupt();
    }
  }

  private void hear(PcmFrame frame, long now) {
    arrivals.add(now);
    if (firstVoice.isEmpty() && frame.rms() >= VOICE_RMS) {
      firstVoice = OptionalLong.of(now);
    }
  }

  /** When the bot began to speak, nanoseconds of {@code System.nanoTime}; empty when it did not. */
  OptionalLong firstVoice() {
    return firstVoice;
  }

  private void send(OutputStream out) {
    long start = System.nanoTime();
    try {
      for (long sent = 0; !Thread.currentThread().isInterrupted(); sent++) {
        long due = start + sent * PcmFrame.LENGTH.toNanos();
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        out.write(frame);
      }
    } catch (IOException | InterruptedException e) {
      // the call is over
    }
  }

  private List<Long> gaps() {
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < arrivals.size(); i++) {
      gaps.add(arrivals.get(i) - arrivals.get(i - 1));
    }
    return gaps;
  }

  private static byte[] hello(UUID id) {
    return java.nio.ByteBuffer.allocate(19)
        .put((byte) KIND_ID)
        .putShort((short) 16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** A quiet line is not digital silence. */
  private static byte[] silentFrame() {
    byte[] message = new byte[3 + PcmFrame.BYTES];
    message[0] = KIND_SLIN;
    message[1] = (byte) (PcmFrame.BYTES >> 8);
    message[2] = (byte) PcmFrame.BYTES;
    for (int i = 3; i < message.length; i += 2) {
      message[i] = (byte) ((i * 7) % 16 - 8);
      message[i + 1] = (byte) (message[i] < 0 ? -1 : 0);
    }
    return message;
  }

  private static String environment(int number) {
    return """
    agi_network: yes
    agi_network_script: grocery
    agi_request: agi://127.0.0.1/grocery
    agi_channel: PJSIP/bare-%1$08d
    agi_language: en
    agi_type: PJSIP
    agi_uniqueid: bare.%1$d
    agi_version: 22
    agi_callerid: unknown
    agi_calleridname: unknown
    agi_dnid: 200
    agi_context: dozvon-hotline
    agi_extension: grocery
    agi_priority: 1

    """
        .formatted(number);
  }
}
