package org.dozvon.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dozvon.testing.Draw;
import org.junit.jupiter.api.Test;

/** Nothing from outside breaks out of its command line, and no bytes break the decoder. */
class CodecPropertyTest {
  private static final int TRIES = 1000;

  @Test
  void aValueStaysOneArgumentOfOneLine() {
    Draw.each(TRIES, draw -> staysOneArgument(draw.text(120)));
  }

  private static void staysOneArgument(String value) {
    String line = line(new AgiCommand.SetVariable("X", value));
    assertThat(line).endsWith("\n").doesNotContain("\r", "\0");
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    assertThat(AsteriskArguments.of(line.stripTrailing()))
        .containsExactly("SET", "VARIABLE", "X", onTheWire(value));
  }

  @Test
  void aTextStaysOneArgumentWhateverTheCommand() {
    Draw.each(TRIES, draw -> staysOneArgumentWhateverTheCommand(draw.text(120)));
  }

  private static void staysOneArgumentWhateverTheCommand(String text) {
    String value = text.replace("$", "");
    String sent = onTheWire(value);
    var expected =
        Map.of(
            new AgiCommand.Exec("Wait", value), List.of("EXEC", "Wait", sent),
            new AgiCommand.ExecTemplate("Wait", value), List.of("EXEC", "Wait", sent),
            new AgiCommand.Noop(value), List.of("NOOP", sent),
            new AgiCommand.Verbose(value, 3), List.of("VERBOSE", sent, "3"),
            new AgiCommand.GetFullVariable(value), List.of("GET", "FULL", "VARIABLE", sent),
            new AgiCommand.DatabasePut("f", "k", value),
                List.of("DATABASE", "PUT", "f", "k", sent));
    expected.forEach(
        (command, arguments) -> {
          String line = line(command);
          assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
          assertThat(AsteriskArguments.of(line.substring(0, line.length() - 1)))
              .isEqualTo(arguments);
        });
  }

  @Test
  void aNameIsANameOrIsRefused() {
    Draw.each(
        TRIES,
        draw -> {
          isANameOrIsRefused(draw.text(20));
          isANameOrIsRefused(draw.text("abAZ09_-. ", 12));
        });
  }

  private static void isANameOrIsRefused(String name) {
    for (var command :
        List.<java.util.function.Function<String, AgiCommand>>of(
            AgiCommand.GetVariable::new,
            AgiCommand.SetContext::new,
            AgiCommand.SetExtension::new,
            AgiCommand.SetPriority::new,
            n -> new AgiCommand.Exec(n, ""),
            n -> new AgiCommand.StreamFile(n, ""),
            n -> new AgiCommand.SayDigits(n, ""),
            n -> new AgiCommand.DatabaseGet(n, n))) {
      try {
        assertThat(line(command.apply(name)).strip()).doesNotContain("\n", "\r", "\\", "\0");
        assertThat(AsteriskArguments.of(line(command.apply(name)).strip())).contains(name);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageContaining("expected");
      }
    }
  }

  @Test
  void randomBytesEndInValuesOrInOneRefusal() {
    Draw.each(TRIES, draw -> endInValuesOrInOneRefusal(draw.bytes(300), draw.flip()));
  }

  private static void endInValuesOrInOneRefusal(byte[] bytes, boolean afterRequest) {
    var channel = new EmbeddedChannel(new AgiDecoder());
    if (afterRequest) {
      channel.writeInbound(Unpooled.copiedBuffer("agi_network: yes\n\n", StandardCharsets.UTF_8));
    }
    try {
      channel.writeInbound(Unpooled.copiedBuffer(bytes));
    } catch (AgiProtocolException refused) {
      assertThat(refused.getMessage()).contains("expected").hasSizeLessThan(2000);
    }
    channel.finishAndReleaseAll();
  }

  private static String line(AgiCommand command) {
    return new String(AgiEncoder.encode(command), StandardCharsets.UTF_8);
  }

  /** Control characters become spaces; half a surrogate pair is not text and becomes a mark. */
  private static String onTheWire(String value) {
    String text =
        value
            .codePoints()
            .map(c -> Character.isISOControl(c) ? ' ' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
