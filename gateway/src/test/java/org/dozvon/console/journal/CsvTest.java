package org.dozvon.console.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void noCellIsAFormula() {
    assertThat(Csv.line(List.of("=1+1", "+7900", "-5", "@x", "\tx", "a=1", "")))
        .isEqualTo("'=1+1,'+7900,'-5,'@x,'\tx,a=1,\r\n");
  }

  @Test
  void quotesCommasAndLinesStayInTheirCell() {
    assertThat(Csv.line(List.of("a,b", "say \"hi\"", "x\ny", "=cmd|'/C calc'!A0,")))
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"x\ny\",\"'=cmd|'/C calc'!A0,\"\r\n");
  }
}
