package org.dozvon.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.dozvon.call.Profile;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  @Test
  void gentleCallersHearASlowerAndLouderVoiceFromTheStart() {
    Delivery gentle = Delivery.of(Profile.GENTLE);
    assertThat(gentle.pace()).isEqualTo(0.8);
    assertThat(gentle.gain()).isBetween(3.0, 6.0);
    assertThat(Delivery.of(Profile.STANDARD)).isEqualTo(Delivery.USUAL);
  }

  @Test
  void everyWishForSlowerOrLouderIsHeardUntilItGoesNoFurther() {
    Delivery delivery = Delivery.GENTLE.slower();
    assertThat(delivery).isEqualTo(new Delivery(0.7, 3));
    assertThat(delivery.slower().slower().slower()).isEqualTo(new Delivery(0.6, 3));
    assertThat(delivery.louder()).isEqualTo(new Delivery(0.7, 6));
    assertThat(delivery.louder().louder()).isEqualTo(new Delivery(0.7, 6));
  }

  @Test
  void whoAskedForMoreThanGentleKeepsIt() {
    assertThat(new Delivery(0.6, 6).gentle()).isEqualTo(new Delivery(0.6, 6));
    assertThat(Delivery.USUAL.louder().louder().gentle()).isEqualTo(new Delivery(0.8, 6));
  }

  @Test
  void aSlowVoiceIsNotSlowedBelowWhatEnginesCan() {
    Voice slow = new Voice(Locale.ENGLISH, "x", 0.6);
    assertThat(Delivery.GENTLE.pace(slow)).isEqualTo(new Voice(Locale.ENGLISH, "x", 0.5));
  }
}
