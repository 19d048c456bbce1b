package org.dozvon.cli.doctor;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.dozvon.audio.PcmFrame;
import org.dozvon.audiosocket.AudioSocketMessage;

/**
 * Our end of one AudioSocket connection: says a sound, 20 ms at a time, and keeps what comes back.
 * Asterisk connects to it. Two threads of its own, for as long as the line stands.
 */
final class EchoLine implements AutoCloseable {
  /** Frames of silence before the sound, and after it for its way back. */
  private static final int BEFORE = 10;

  private static final int AFTER = 75;

  /** A frame is loud from this effective value on, LSB. */
  private static final double LOUD = 300;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SLIN = 0x10;

  private final ServerSocket door = new ServerSocket();
  private final UUID id;
  private final List<PcmFrame> sound;
  private final CompletableFuture<Echo> heard = new CompletableFuture<>();
  private volatile Socket line;

  /** When the first loud frame was said, {@code System.nanoTime}; 0: not yet. */
  private volatile long said;

  /** What came back, and how long after it was said. */
  record Echo(List<PcmFrame> frames, Duration delay) {
    Echo {
      frames = List.copyOf(frames);
    }
  }

  /**
   * Listens; a {@link BindException} when it cannot.
   *
   * @param id whom we wait for
   * @param sound what is said
   */
  EchoLine(InetSocketAddress address, UUID id, List<PcmFrame> sound) throws IOException {
    this.id = id;
    this.sound = List.copyOf(sound);
    door.setReuseAddress(true);
    try {
      door.bind(address);
    } catch (SocketException e) {
      door.close();
      throw new BindException(address + ": " + e.getMessage());
    }
    door.setSoTimeout((int) PATIENCE.toMillis());
    Thread.ofVirtual().name("doctor-line").start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /** What came back, from the beginning of the line to its end; an error when no line came. */
  CompletableFuture<Echo> heard() {
    return heard;
  }

  private void serve() {
    Kept kept = new Kept();
    try (Socket socket = door.accept()) {
      line = socket;
      socket.setTcpNoDelay(true);
      Thread mouth = Thread.ofVirtual().name("doctor-mouth").start(() -> speak(socket));
      read(new DataInputStream(socket.getInputStream()), kept);
      mouth.join();
      heard.complete(kept.echo(said));
    } catch (IOException e) {
      // Asterisk closes as soon as we have said that the line is over.
      if (kept.frames.isEmpty()) {
        heard.completeExceptionally(e);
      } else {
        heard.complete(kept.echo(said));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      heard.completeExceptionally(e);
    }
  }

  private void read(DataInputStream in, Kept kept) throws IOException {
    boolean known = false;
    for (int kind = in.read(); kind >= 0; kind = in.read()) {
      byte[] payload = new byte[in.readUnsignedShort()];
      in.readFully(payload);
      if (kind == AudioSocketMessage.Id.KIND) {
        ByteBuffer bytes = ByteBuffer.wrap(payload);
        if (payload.length != 16 || !new UUID(bytes.getLong(), bytes.getLong()).equals(id)) {
          throw new IOException("somebody else has connected");
        }
        known = true;
      } else if (known && kind == SLIN && payload.length == PcmFrame.BYTES) {
        kept.add(PcmFrame.ofLittleEndian(payload, 0, payload.length));
      } else if (kind == AudioSocketMessage.Hangup.KIND) {
        return;
      }
    }
  }

  /** Confined to the reading thread. */
  private static final class Kept {
    private final List<PcmFrame> frames = new ArrayList<>();
    private long came;

    void add(PcmFrame frame) {
      frames.add(frame);
      if (came == 0 && frame.rms() > LOUD) {
        came = System.nanoTime();
      }
    }

    Echo echo(long said) {
      return new Echo(frames, Duration.ofNanos(came == 0 ? 0 : Math.max(0, came - said)));
    }
  }

  private void speak(Socket socket) {
    try {
      OutputStream out = socket.getOutputStream();
      long begin = System.nanoTime();
      for (int at = -BEFORE; at < sound.size() + AFTER; at++) {
        boolean inside = at >= 0 && at < sound.size();
        PcmFrame frame = inside ? sound.get(at) : PcmFrame.SILENCE;
        out.write(message(frame));
        if (said == 0 && frame.rms() > LOUD) {
          said = System.nanoTime();
        }
        long due = begin + (at + BEFORE + 1) * PcmFrame.LENGTH.toNanos();
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
      }
      out.write(new byte[] {AudioSocketMessage.Hangup.KIND, 0, 0});
      socket.shutdownOutput();
    } catch (IOException e) {
      // the caller's end tells: what came back until now is what was heard
    }
  }

  private static byte[] message(PcmFrame frame) {
    byte[] samples = frame.toLittleEndian();
    return ByteBuffer.allocate(3 + samples.length)
        .put((byte) SLIN)
        .putShort((short) samples.length)
        .put(samples)
        .array();
  }

  /** An address that the system completes with a free port. */
  static InetSocketAddress anyPort(InetAddress host) {
    return new InetSocketAddress(host, 0);
  }

  @Override
  public void close() throws IOException {
    door.close();
    Socket open = line;
    if (open != null) {
      open.close();
    }
  }
}
