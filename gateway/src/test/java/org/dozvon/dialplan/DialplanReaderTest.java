package org.dozvon.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialplanReaderTest {
  @Test
  void prioritiesLabelsCommentsAndBothWaysToWriteArguments() throws DialplanException {
    Dialplan plan =
        read(
            """
            [menu] ; the front door
            exten => s,1,Answer
             same => n(again),Background(a&b,m,"en, us") ; greet\\; them
            exten = 1,1,Goto,sales|s|1
            exten => s,10,Hangup()
            exten => s,n+1,NoOp(later)
            """);
    Context menu = plan.contexts().get("menu");
    assertThat(menu.title()).isEqualTo("the front door");
    List<Extension.Step> start = menu.extensions().get("s").steps();
    assertThat(start).extracting(Extension.Step::priority).containsExactly(1, 2, 10, 12);
    assertThat(start.get(1).label()).isEqualTo("again");
    assertThat(start.get(1).arguments()).containsExactly("a&b", "m", "en, us");
    assertThat(start.get(1).comment()).isEqualTo("greet\\; them");
    Extension.Step key = menu.extensions().get("1").steps().getFirst();
    assertThat(key.application()).isEqualTo("goto");
    assertThat(key.arguments()).containsExactly("sales", "s", "1");
    assertThat(key.place().line()).isEqualTo(4);
    assertThat(plan.unread()).isEmpty();
  }

  @Test
  void blockCommentsCarriageReturnsAndADrawnLineAreNoCode() throws DialplanException {
    Dialplan plan =
        read(
            """
            \uFEFF[a]
            ;-- exten => 1,1,Hangup
            [b]
            --; exten => 2,1,Hangup()
            ;----------
            exten => 3,1,Hangup()
            ;--== end of [a] ==--;
            """
                .replace("\n", "\r\n"));
    assertThat(plan.contexts()).containsOnlyKeys("a");
    assertThat(plan.extension("a", "1")).isEmpty();
    assertThat(plan.extension("a", "2")).isPresent();
    assertThat(plan.extension("a", "3")).isPresent();
  }

  @Test
  void globalsAreFilledInAndIncludedContextsComeAfterTheOwnOnes() throws DialplanException {
    Dialplan plan =
        read(
            """
            [globals]
            DESK=reception
            [a]
            include => b
            include => a
            exten => 1,1,Queue(${DESK})
            [b]
            exten => 1,1,Hangup()
            exten => 2,1,Queue(${OTHER})
            """);
    assertThat(plan.extension("a", "1").orElseThrow().steps().getFirst().argument(0))
        .isEqualTo("reception");
    assertThat(plan.extension("a", "2").orElseThrow().steps().getFirst().argument(0))
        .isEqualTo("${OTHER}");
  }

  @Test
  void includedFilesAreReadAndACircleOfThemEnds() throws DialplanException {
    Map<String, String> files =
        Map.of("more.conf", "[b]\nexten => 1,1,Hangup()\n#include \"more.conf\"\n");
    Dialplan plan =
        new DialplanReader(name -> Optional.ofNullable(files.get(name)))
            .read("a.conf", "[a]\n#include <more.conf>\n#include gone.conf\n#tryinclude gone\n");
    assertThat(plan.contexts()).containsOnlyKeys("a", "b");
    assertThat(plan.unread())
        .extracting(Note::toString)
        .contains("a.conf:3: the file is not there: #include gone.conf");
  }

  @Test
  void whatIsNotUnderstoodIsNotedWithItsPlace() throws DialplanException {
    Dialplan plan =
        read(
            """
            same => n,Answer
            [a]
            same => n,Answer
            exten => 1
            exten => 1,x,Answer
            what is this
            exten => 7,hint,SIP/7
            switch => Realtime
            #exec ls
            """);
    assertThat(plan.unread())
        .extracting(Note::toString)
        .containsExactly(
            "a.conf:1: not understood: same => n,Answer",
            "a.conf:3: no exten before: same => n,Answer",
            "a.conf:4: not understood: exten => 1",
            "a.conf:5: not understood: 1,x,Answer",
            "a.conf:6: not understood: what is this",
            "a.conf:8: switch => Realtime",
            "a.conf:9: #exec ls");
  }

  @Test
  void aFileWithoutContextsIsNoDialplan() {
    assertThatThrownBy(() -> read("{\"json\": true}"))
        .isInstanceOf(DialplanException.class)
        .hasMessageContaining("there is no context in it");
    assertThatThrownBy(() -> read("")).isInstanceOf(DialplanException.class);
  }

  private static Dialplan read(String text) throws DialplanException {
    return new DialplanReader(name -> Optional.empty()).read("a.conf", text);
  }
}
