package org.dozvon.config;

import java.util.Optional;
import org.dozvon.access.OidcSettings;

/**
 * The block {@code console} of dozvon.yaml.
 *
 * @param crmUrl template of a caller's card in another system, such as {@code
 *     https://crm.example/card/{card}}; empty: there is none
 * @param embedBy who may show {@code /embed} pages in a frame, separated by spaces; empty: only
 *     pages of this port
 * @param behindProxy whether what a web server in front says of the visitor is believed
 * @param oidc where people sign in instead; empty: here
 */
public record ConsoleChoices(
    String crmUrl, String embedBy, boolean behindProxy, Optional<OidcSettings> oidc) {}
