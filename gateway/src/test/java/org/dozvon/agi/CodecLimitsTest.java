package org.dozvon.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each limit of the codec: the last that is taken and the first that is not. */
class CodecLimitsTest {
  private static final String FIRST = "agi_network: yes\n";

  private final EmbeddedChannel channel = new EmbeddedChannel(new AgiDecoder());

  @Test
  void aLine() {
    String name = "agi_x: ";
    String longest = name + "x".repeat(AgiDecoder.MAX_LINE_BYTES - name.length());
    send(FIRST + longest + "\n\n");
    assertThat(channel.<AgiRequest>readInbound().variable("x")).isPresent();
    refused(new EmbeddedChannel(new AgiDecoder()), longest + "x\n", "line of 8193 bytes");
    refused(new EmbeddedChannel(new AgiDecoder()), longest + "x", "line of 8193 bytes");
  }

  @Test
  void variables() {
    String most = lines(EnvironmentBlock.MAX_VARIABLES, "agi_v%d: x");
    send(most + "\n");
    assertThat(channel.<Object>readInbound()).isInstanceOf(AgiRequest.class);
    refused(new EmbeddedChannel(new AgiDecoder()), most + "agi_w: x\n", "65 variables");
  }

  @Test
  void arguments() {
    String most = FIRST + lines(EnvironmentBlock.MAX_ARGUMENTS, "agi_arg_%d: x");
    send(most + "\n");
    assertThat(channel.<AgiRequest>readInbound().arguments()).hasSize(128);
    refused(new EmbeddedChannel(new AgiDecoder()), most + "agi_arg_129: x\n", "129 arguments");
    refused(new EmbeddedChannel(new AgiDecoder()), FIRST + "agi_arg_2: x\n", "agi_arg_2");
  }

  @Test
  void linesOfAUsageText() {
    String most = "520-Invalid command syntax.  Proper usage follows:\n" + lines(100, "line %d");
    begin();
    send(most + "520 End of proper usage.\n");
    assertThat(channel.<AgiReply.BadSyntax>readInbound().usage()).hasSize(100);
    refused(channel, most + "one more\n", "reply of 101 lines");
  }

  @Test
  void linesOfAValue() {
    String most = "200 result=1 (" + lines(99, "line %d");
    begin();
    send(most + "end)\n");
    assertThat(channel.<AgiReply.Success>readInbound().data().orElseThrow().lines()).hasSize(100);
    refused(channel, most + "one more\nend)\n", "reply of 101 lines");
  }

  @Test
  void charactersOfAValue() {
    begin();
    String half = "x".repeat(5000) + "\n";
    refused(channel, "200 result=1 (\n" + half + half, "characters");
  }

  @Test
  void afterARefusalNothingIsRead() {
    refused(channel, "not a variable\n", "environment line");
    send(FIRST + "\n");
    assertThat(channel.<Object>readInbound()).isNull();
  }

  @Test
  void aCommandLine() {
    int frame = "NOOP \"\"\n".length();
    String longest = "x".repeat(AgiEncoder.MAX_LINE_BYTES - frame);
    assertThat(AgiEncoder.encode(new AgiCommand.Noop(longest))).hasSize(2047);
    assertThatThrownBy(() -> AgiEncoder.encode(new AgiCommand.Noop(longest + "x")))
        .hasMessage("Noop of 2048 bytes (expected: <= 2047 with its newline)");
    assertThatThrownBy(() -> AgiEncoder.encode(new AgiCommand.Noop(longest.replace('x', 'я'))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textBesideTheCodeOfAUsageIsKept() {
    begin();
    send("520-Invalid command syntax.  Proper usage follows: NOOP text\nmore\n520 End\n");
    assertThat(channel.<AgiReply.BadSyntax>readInbound().usage())
        .containsExactly("NOOP text", "more");
    send("520-Not so\n520 End\n520 Proper usage not available.\n");
    assertThat(channel.<AgiReply.BadSyntax>readInbound().usage()).containsExactly("Not so");
    assertThat(channel.<AgiReply.BadSyntax>readInbound().usage())
        .containsExactly("Proper usage not available.");
    refused(channel, "510-What\n", "reply 510-");
  }

  @Test
  void speechThatDoesNotKnowItsEndIsRead() {
    begin();
    send("200 result=1 (speech) endpos=-1 results=1 score0=9 text0=\"yes\" grammar0=a\n");
    send("200 result=1 (digit) digit=5 endpos=320\n");
    assertThat(channel.<Object>readInbound())
        .isEqualTo(new AgiReply.Success("1", Optional.of("speech"), OptionalLong.empty()));
    assertThat(channel.<Object>readInbound())
        .isEqualTo(new AgiReply.Success("1", Optional.of("digit"), OptionalLong.of(320)));
  }

  @Test
  void whatAsteriskWouldEvaluateIsRefusedInArguments() {
    for (String evaluated : List.of("${X}", "a$[1+1]")) {
      assertThatThrownBy(() -> new AgiCommand.Exec("Wait", evaluated))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new AgiCommand.Verbose("x", 5)).hasMessageContaining("1 to 4");
  }

  private void begin() {
    send(FIRST + "\n");
    assertThat(channel.<Object>readInbound()).isInstanceOf(AgiRequest.class);
  }

  private void send(String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
  }

  private static void refused(EmbeddedChannel channel, String text, String why) {
    assertThatThrownBy(
            () -> channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)))
        .isInstanceOf(AgiProtocolException.class)
        .hasMessageContaining(why);
  }

  private static String lines(int count, String form) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> form.formatted(i) + "\n")
        .collect(Collectors.joining());
  }
}
