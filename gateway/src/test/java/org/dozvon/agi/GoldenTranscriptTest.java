package org.dozvon.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dozvon.agi.AgiReply.DeadChannel;
import org.dozvon.agi.AgiReply.Success;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real Asterisk said and took is what the codec reads and writes. */
class GoldenTranscriptTest {
  @Test
  void theRequestIsReadAsAsteriskWroteIt() {
    var request = (AgiRequest) decoded(Transcript.read("whole").fromAsterisk()).getFirst();
    assertThat(request.script()).isEqualTo("whole");
    assertThat(request.parameter("lang")).contains("ru");
    assertThat(request.variable("calleridname")).contains("Анна \"A\" O'Neil");
    assertThat(request.variable("dnid")).isEmpty();
    assertThat(request.arguments()).containsExactly("первый", "two words");
  }

  @Test
  void everyCommandIsWrittenAsAsteriskTookIt() {
    assertThat(commands().stream().map(GoldenTranscriptTest::line))
        .isEqualTo(Transcript.read("whole").toAsterisk());
  }

  @Test
  void everyCommandHasOneReply() {
    var replies = decoded(Transcript.read("whole").fromAsterisk());
    assertThat(replies).hasSize(1 + commands().size());
    assertThat(replies)
        .contains(
            success("1", "say \"hi\" \\ to O'Neil, ${NOT} два слова"),
            success("1", "first\nsecond (x) .\n\nlast"),
            success("1", ""),
            success("", "timeout"),
            new Success("0", Optional.empty(), OptionalLong.of(3520)),
            new Success("-2", Optional.empty(), OptionalLong.empty()));
  }

  @Test
  void errorsAndOddFormsAreValues() {
    var replies = decoded(Transcript.read("errors").fromAsterisk());
    assertThat(replies)
        .contains(
            new AgiReply.UnknownCommand("Invalid or unknown command"),
            new AgiReply.Other(100, "result=0 Trying..."),
            success("0", "Gosub complete"),
            success("-1", "Gosub label not found"),
            success("-1", "writefile"),
            success("-1", "hangup"),
            new Success("0", Optional.of("timeout"), OptionalLong.of(0)),
            new Success("0", Optional.empty(), OptionalLong.empty()))
        .contains(new AgiReply.BadSyntax(List.of("Sets a variable to the current channel.")));
    assertThat(replies).filteredOn(AgiReply.BadSyntax.class::isInstance).hasSize(4);
    assertThat(replies).filteredOn(r -> r.toString().contains("endpos=-1")).isEmpty();
  }

  @Test
  void aHangUpIsToldBetweenCommandAndReplyAndTheSessionGoesOn() {
    var replies = decoded(Transcript.read("hangup").fromAsterisk());
    assertThat(replies.subList(1, 6))
        .containsExactly(
            success("0"), success("-1"), new AgiInbound.Hangup(), success("1", "Up"), success("1"));
    assertThat(replies).filteredOn(DeadChannel.class::isInstance).hasSize(4);
    assertThat(decoded(Transcript.read("between").fromAsterisk()))
        .endsWith(new AgiInbound.Hangup(), success("1", "between"), success("1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"whole", "errors", "hangup", "between"})
  void cutAtAnyByteItIsTheSame(String name) {
    byte[] sent = Transcript.read(name).fromAsterisk();
    List<Object> whole = decoded(sent);
    for (int cut = 1; cut < sent.length; cut++) {
      assertThat(decoded(sent, cut)).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  private static List<AgiCommand> commands() {
    return List.of(
        new AgiCommand.Answer(),
        new AgiCommand.GetVariable("CALLERID(num)"),
        new AgiCommand.GetVariable("NOSUCH"),
        new AgiCommand.SetVariable("IVR_SAID", "say \"hi\" \\ to O'Neil, ${NOT} два слова"),
        new AgiCommand.GetVariable("IVR_SAID"),
        new AgiCommand.GetFullVariable("${CHANNEL(language)}-${EXTEN}"),
        new AgiCommand.GetFullVariable("${NOSUCH}"),
        new AgiCommand.GetFullVariable("${URIDECODE(first%0Asecond%20%28x%29%20.%0A%0Alast)}"),
        new AgiCommand.ChannelStatus(),
        new AgiCommand.StreamFile("beep", ""),
        new AgiCommand.StreamFile("no-such-file", "0123456789*#"),
        new AgiCommand.GetData("beep", Duration.ofMillis(200), 4),
        new AgiCommand.WaitForDigit(Duration.ofMillis(100)),
        new AgiCommand.SayDigits("12", "#"),
        new AgiCommand.SayNumber(42, "#"),
        new AgiCommand.Verbose("hello", 3),
        new AgiCommand.Noop("a remark"),
        new AgiCommand.Exec("Wait", "0.1"),
        new AgiCommand.Exec("NoSuchApp", "x"),
        new AgiCommand.DatabasePut("dozvon", "key", "the value"),
        new AgiCommand.DatabaseGet("dozvon", "key"),
        new AgiCommand.DatabaseGet("dozvon", "nokey"),
        new AgiCommand.SetContext("recording"),
        new AgiCommand.SetExtension("300"),
        new AgiCommand.SetPriority("1"));
  }

  private static String line(AgiCommand command) {
    return new String(AgiEncoder.encode(command), StandardCharsets.UTF_8).stripTrailing();
  }

  private static Success success(String result) {
    return new Success(result, Optional.empty(), OptionalLong.empty());
  }

  private static Success success(String result, String data) {
    return new Success(result, Optional.of(data), OptionalLong.empty());
  }

  private static List<Object> decoded(byte[] sent) {
    return decoded(sent, sent.length);
  }

  private static List<Object> decoded(byte[] sent, int cut) {
    var channel = new EmbeddedChannel(new AgiDecoder());
    channel.writeInbound(Unpooled.copiedBuffer(sent, 0, cut));
    channel.writeInbound(Unpooled.copiedBuffer(sent, cut, sent.length - cut));
    List<Object> values = new ArrayList<>(channel.inboundMessages());
    channel.finishAndReleaseAll();
    return values;
  }
}
