package org.dozvon.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.CorruptedFrameException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.dozvon.audio.PcmFrame;
import org.dozvon.testing.Draw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioSocketCodecTest {
  @ParameterizedTest
  @CsvSource({"000000", "030001" + "35", "ff000107", "ff0000", "420002beef", "100004" + "01000200"})
  void whatWasReadIsWrittenTheSame(String hex) {
    assertThat(encode(decode(hex))).isEqualTo(hex);
  }

  @Test
  void theIdIsSixteenBytesBigEndian() {
    assertThat(decode("010010" + "00112233445566778899aabbccddeeff"))
        .containsExactly(
            new AudioSocketMessage.Id(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")));
  }

  @Test
  void aFrameIsThreeHundredAndTwentyLittleEndianBytesOfKindSixteen() {
    short[] samples = new short[PcmFrame.SAMPLES];
    samples[0] = 0x0102;
    String hex = encode(List.of(AudioSocketMessage.Audio.of(PcmFrame.of(samples))));
    assertThat(hex).startsWith("100140" + "0201" + "0000").hasSize(2 * (3 + PcmFrame.BYTES));
  }

  @Test
  void everyAudioKindHasItsRate() {
    int[] hertz = {8000, 12000, 16000, 24000, 32000, 44100, 48000, 96000, 192000};
    for (int i = 0; i < hertz.length; i++) {
      AudioRate rate = AudioRate.ofKind(0x10 + i).orElseThrow();
      assertThat(rate.hertz()).isEqualTo(hertz[i]);
      assertThat(rate.kind()).isEqualTo(0x10 + i);
    }
    assertThat(AudioRate.ofKind(0x0f)).isEmpty();
    assertThat(AudioRate.ofKind(0x19)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "000001, 0",
    "01000f, 16",
    "030002, 1",
    "ff0002, 0..1",
    "100003, an even number",
    "10ffff, an even number",
    "420401, <= 1024"
  })
  void aWrongLengthIsRefusedFromTheHeaderAlone(String header, String expected) {
    assertThatThrownBy(() -> decode(header))
        .isInstanceOf(CorruptedFrameException.class)
        .hasMessageContaining("expected: " + expected);
  }

  @Test
  void afterAWrongLengthNothingMoreIsRead() {
    EmbeddedChannel channel = new EmbeddedChannel(new AudioSocketDecoder());
    ByteBuf bytes = Unpooled.wrappedBuffer(HexFormat.of().parseHex("01000f" + "000000"));
    assertThatThrownBy(() -> channel.writeInbound(bytes))
        .isInstanceOf(CorruptedFrameException.class);
    assertThat(channel.<Object>readInbound()).isNull();
  }

  @Test
  void bytesMayBeCutAnywhere() {
    Draw.each(300, draw -> mayBeCut(draw.list(0, 12, () -> message(draw)), draw.between(1, 700)));
  }

  private static void mayBeCut(List<AudioSocketMessage> messages, int cut) {
    byte[] bytes = HexFormat.of().parseHex(encode(messages));
    EmbeddedChannel channel = new EmbeddedChannel(new AudioSocketDecoder());
    for (int at = 0; at < bytes.length; at += cut) {
      channel.writeInbound(Unpooled.copiedBuffer(bytes, at, Math.min(cut, bytes.length - at)));
    }
    assertThat(read(channel)).isEqualTo(messages);
  }

  @Test
  void rubbishNeverHarms() {
    Draw.each(1000, draw -> doesNoHarm(draw.bytes(700)));
  }

  private static void doesNoHarm(byte[] bytes) {
    EmbeddedChannel channel = new EmbeddedChannel(new AudioSocketDecoder());
    try {
      channel.writeInbound(Unpooled.copiedBuffer(bytes));
    } catch (CorruptedFrameException expected) {
      assertThat(expected).hasMessageContaining("expected");
    }
    channel.finishAndReleaseAll();
  }

  @Test
  void piecesOfAnySizeBecomeTheSameFrames() {
    for (int samples = 1; samples <= 500; samples++) {
      becomeTheSameFrames(samples);
    }
  }

  private static void becomeTheSameFrames(int samples) {
    byte[] sound = new byte[PcmFrame.BYTES * 7];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (byte) (i * 31);
    }
    FrameCutter cutter = new FrameCutter();
    List<PcmFrame> frames = new ArrayList<>();
    for (int at = 0; at < sound.length; at += 2 * samples) {
      int end = Math.min(sound.length, at + 2 * samples);
      frames.addAll(cutter.cut(java.util.Arrays.copyOfRange(sound, at, end)));
    }
    assertThat(frames).hasSize(7);
    assertThat(frames.get(6)).isEqualTo(PcmFrame.ofLittleEndian(sound, 6 * 320, 320));
  }

  private static AudioSocketMessage message(Draw draw) {
    byte[] sound = new byte[2 * draw.between(0, 400)];
    java.util.Arrays.fill(sound, (byte) sound.length);
    return switch (draw.between(0, 5)) {
      case 0 -> new AudioSocketMessage.Hangup();
      case 1 -> new AudioSocketMessage.Id(new UUID(1, -2));
      case 2 -> new AudioSocketMessage.Dtmf(draw.oneOf('0', '5', '9', '*', '#', 'A', 'D'));
      case 3 -> new AudioSocketMessage.Audio(draw.oneOf(AudioRate.values()), sound);
      case 4 -> new AudioSocketMessage.Error(draw.between(-1, 255));
      default -> new AudioSocketMessage.Unknown(draw.between(0x20, 0xfe), sound);
    };
  }

  private static List<AudioSocketMessage> decode(String hex) {
    EmbeddedChannel channel = new EmbeddedChannel(new AudioSocketDecoder());
    channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
    return read(channel);
  }

  private static List<AudioSocketMessage> read(EmbeddedChannel channel) {
    List<AudioSocketMessage> messages = new ArrayList<>();
    for (AudioSocketMessage m = channel.readInbound(); m != null; m = channel.readInbound()) {
      messages.add(m);
    }
    return messages;
  }

  private static String encode(List<? extends AudioSocketMessage> messages) {
    EmbeddedChannel channel = new EmbeddedChannel(new AudioSocketEncoder());
    StringBuilder hex = new StringBuilder();
    for (AudioSocketMessage message : messages) {
      channel.writeOutbound(message);
      ByteBuf bytes = channel.readOutbound();
      hex.append(ByteBufUtil.hexDump(bytes));
      bytes.release();
    }
    return hex.toString();
  }
}
