package org.dozvon.phonebank.line;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.dozvon.audio.PcmFrame;

/**
 * One caller's open line: ears, mouth and the way to hang up. The reader runs on the thread that
 * accepted the connection, the mouth on a virtual thread of its own.
 */
public final class CallerLine implements AutoCloseable {
  private static final int KIND_ID = 0x01;
  private static final int KIND_HANGUP = 0x00;
  private static final int KIND_SLIN = 0x10;

  private final UUID id;
  private final Socket socket;
  private final DataInputStream in;
  private final TurnClock turns = new TurnClock();
  private final Ears ears = new Ears(turns);
  private final Mouth mouth = new Mouth(turns);

  private CallerLine(UUID id, Socket socket, DataInputStream in) {
    this.id = id;
    this.socket = socket;
    this.in = in;
  }

  /** Reads the first message of a new connection, which names the call (res_audiosocket.h). */
  static CallerLine open(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int kind = in.readUnsignedByte();
    int length = in.readUnsignedShort();
    if (kind != KIND_ID || length != 16) {
      throw new IOException("kind " + kind + " of " + length + " bytes (expected: 1 of 16)");
    }
    return new CallerLine(new UUID(in.readLong(), in.readLong()), socket, in);
  }

  /** Talks and listens until either side closes the connection. */
  void run() {
    try (socket) {
      var out = socket.getOutputStream();
      Thread.ofVirtual().name("mouth-" + id).start(() -> mouth.run(out));
      boolean open = true;
      while (open) {
        open = read();
      }
    } catch (IOException e) {
      // Asterisk closes without a goodbye when the call ends: see the lab notes on AudioSocket.
    } finally {
      ears.close();
    }
  }

  private boolean read() throws IOException {
    int kind = in.readUnsignedByte();
    byte[] payload = in.readNBytes(in.readUnsignedShort());
    if (kind == KIND_SLIN && payload.length % 2 == 0) {
      long now = System.nanoTime();
      for (int at = 0; at < payload.length; at += PcmFrame.BYTES) {
        int length = Math.min(PcmFrame.BYTES, payload.length - at);
        ears.hear(PcmFrame.ofLittleEndian(payload, at, length), now);
      }
    }
    return kind != KIND_HANGUP;
  }

  /** The call's id on the AudioSocket side. */
  public UUID id() {
    return id;
  }

  /** What is heard. */
  public Ears ears() {
    return ears;
  }

  /** What is said. */
  public Mouth mouth() {
    return mouth;
  }

  /** The waits for an answer measured so far. */
  public List<Duration> latencies() {
    return turns.latencies();
  }

  /** From the caller's sound into the other's voice to the silence of that, measured so far. */
  public List<Duration> bargeIns() {
    return turns.bargeIns();
  }

  /** How often the other side began to speak into what the caller said. */
  public int talkedOver() {
    return turns.talkedOver();
  }

  /** Hangs up. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // nothing is left to hang up
    }
  }
}
