package org.dozvon.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioAddressTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.5:9092, 10.0.0.9, 10.0.0.5:9092",
    "node2.example:9092, 10.0.0.9, node2.example:9092",
    "0.0.0.0:9092, 10.0.0.9, 10.0.0.9:9092",
    "[::]:9092, 10.0.0.9, 10.0.0.9:9092",
    "[::]:9092, fe80:0:0:0:1:2:3:4%eth0, [fe80:0:0:0:1:2:3:4]:9092",
    "0.0.0.0:9092, '', 0.0.0.0:9092"
  })
  void everyAddressMeansTheOneAtWhichAsteriskCame(String said, String reachedAt, String written) {
    assertThat(AudioAddress.of(said, reachedAt)).isEqualTo(written);
  }
}
