package org.dozvon.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of a caller's card in another system. */
class CrmLinkTest {
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");
  private static final CallId CALL = new CallId("c1");

  private static CallContext call(String card) {
    Caller caller = new Caller("+79161234567", "Anna", "200");
    CallContext call =
        CallContext.of(new CallEvent.Started(CALL, AT, caller, "grocery", Locale.ENGLISH, "1.1"));
    return call.with(new CallEvent.ValueCollected(CALL, AT, "card", card));
  }

  @Test
  void valuesAreWrittenForAnAddress() {
    assertThat(CrmLink.of("https://crm.example/card/{card}?n={number}", call("12/34?a&b=#")))
        .contains("https://crm.example/card/12%2F34%3Fa%26b%3D%23?n=%2B79161234567");
    assertThat(CrmLink.of("https://crm.example/{card}", call("\"><script>Ж $1 \\")))
        .contains("https://crm.example/%22%3E%3Cscript%3E%D0%96%20%241%20%5C");
  }

  @Test
  void withoutAValueThereIsNoLink() {
    assertThat(CrmLink.of("https://crm.example/order/{order}", call("1"))).isEmpty();
    assertThat(CrmLink.of("", call("1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "https://{card}/x",
        "https://crm.example{card}/",
        "/card/{card}",
        "https://crm.example/{card",
        "https://crm.example/{ca rd}",
        "https://crm.example/ x"
      })
  void anAddressThatCouldLeadAnywhereIsAFault(String template) {
    assertThat(CrmLink.fault(template)).isPresent();
  }

  @Test
  void aTemplateIsAsTheDocumentSays() {
    assertThat(CrmLink.fault("https://crm.example/card/{card}")).isEmpty();
    assertThat(CrmLink.fault("http://127.0.0.1:9000?c={number}&l={language}")).isEmpty();
    assertThat(CrmLink.fault("")).isEmpty();
  }
}
