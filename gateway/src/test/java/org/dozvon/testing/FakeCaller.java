package org.dozvon.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dozvon.audio.PcmFrame;

/**
 * Plays Asterisk's end of an AudioSocket connection; written from the protocol, without our codec.
 */
public final class FakeCaller implements AutoCloseable {
  private final Socket socket;
  private final DataOutputStream out;
  private final List<PcmFrame> heard = new CopyOnWriteArrayList<>();
  private volatile boolean hungUp;
  private volatile boolean closed;

  private FakeCaller(Socket socket) throws IOException {
    this.socket = socket;
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /** Connects over loopback and reads from now on. */
  public static FakeCaller connect(int port) throws IOException {
    FakeCaller caller = new FakeCaller(new Socket(InetAddress.getLoopbackAddress(), port));
    Thread.ofVirtual().name("fake-caller").start(caller::read);
    return caller;
  }

  /** Says which call it is. */
  public void id(UUID id) throws IOException {
    out.write(new byte[] {0x01, 0, 16});
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  /** Sends 20 ms of sound. */
  public void sound(PcmFrame frame) throws IOException {
    send(0x10, frame.toLittleEndian());
  }

  /** Presses a key. */
  public void press(char key) throws IOException {
    send(0x03, new byte[] {(byte) key});
  }

  /** Sends any message. */
  public void send(int kind, byte... payload) throws IOException {
    out.writeByte(kind);
    out.writeShort(payload.length);
    out.write(payload);
  }

  /** What came in. */
  public List<PcmFrame> heard() {
    return heard;
  }

  /** Whether the gateway said hang-up. */
  public boolean isHungUp() {
    return hungUp;
  }

  /** Whether the gateway closed the connection. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
      while (true) {
        int kind = in.readUnsignedByte();
        byte[] payload = in.readNBytes(in.readUnsignedShort());
        if (kind == 0x00) {
          hungUp = true;
        } else if (kind == 0x10) {
          heard.add(PcmFrame.ofLittleEndian(payload, 0, payload.length));
        }
      }
    } catch (IOException e) {
      closed = true;
    }
  }
}
