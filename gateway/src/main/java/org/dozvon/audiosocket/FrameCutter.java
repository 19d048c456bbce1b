package org.dozvon.audiosocket;

import java.util.ArrayList;
import java.util.List;
import org.dozvon.audio.PcmFrame;

/**
 * Cuts 8 kHz sound that comes in pieces of any even size (a phone may send 10, 30 or 60 ms) into 20
 * ms frames. Holds less than one frame between calls. Confined to one thread.
 */
public final class FrameCutter {
  private final byte[] rest = new byte[PcmFrame.BYTES];
  private int held;

  /** The frames that are complete with these bytes, mostly exactly one. */
  public List<PcmFrame> cut(byte[] bytes) {
    List<PcmFrame> frames = new ArrayList<>(1);
    int at = 0;
    while (at < bytes.length) {
      int taken = Math.min(PcmFrame.BYTES - held, bytes.length - at);
      System.arraycopy(bytes, at, rest, held, taken);
      at += taken;
      held += taken;
      if (held == PcmFrame.BYTES) {
        frames.add(PcmFrame.ofLittleEndian(rest, 0, held));
        held = 0;
      }
    }
    return frames;
  }
}
