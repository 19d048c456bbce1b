package org.dozvon.config;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.dozvon.access.Oidc;
import org.dozvon.access.OidcException;
import org.dozvon.access.OidcSettings;
import org.dozvon.people.ElsewhereDoor;
import org.dozvon.people.Person;

/** The sign-in by OpenID Connect as the console asks for it. */
final class OidcDoor implements ElsewhereDoor, AutoCloseable {
  private final Oidc oidc;

  OidcDoor(OidcSettings settings) {
    this.oidc = new Oidc(settings);
  }

  @Override
  public Start begin(Instant now) throws IOException {
    try {
      Oidc.Start start = oidc.begin(now);
      return new Start(start.address(), start.cookie());
    } catch (OidcException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public Optional<Person> finish(String cookie, String state, String code, Instant now)
      throws IOException {
    try {
      return oidc.finish(cookie, state, code, now);
    } catch (OidcException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    oidc.close();
  }
}
