package org.dozvon.console.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A test that looks at pages in a real Chromium; {@code ./dozvon test} brings one
 * (setup/chromium-up.sh).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
    named = "DOZVON_CHROMIUM",
    matches = ".+",
    disabledReason =
        "no Chromium: run ./dozvon test, or setup/chromium-up.sh and export DOZVON_CHROMIUM, DOZVON_CHROMEDRIVER")
public @interface NeedsChromium {}
