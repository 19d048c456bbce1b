package org.dozvon.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dozvon.people.Office.HOME;
import static org.dozvon.people.Office.at;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.dozvon.operator.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a program may do with somebody's token. */
class TokensTest {
  private static final Instant TOMORROW = Office.NINE.plus(Duration.ofDays(1));
  private static final Set<Right> BOARD = Set.of(Right.SEE_BOARD, Right.EXPORT);

  private Office office;
  private Session boris;

  @BeforeEach
  void open() throws StoreException {
    office = new Office();
    boris = office.session("boris");
  }

  private TokenMade.Made made() throws StoreException {
    return (TokenMade.Made)
        office.people.makeToken(boris, "wallboard", BOARD, TOMORROW, HOME, at(0));
  }

  @Test
  void tokenMayWhatItWasMadeForAndSignsWithItsName() throws StoreException {
    TokenMade.Made made = made();
    TokenPass pass = office.people.token(made.secret(), at(1)).orElseThrow();

    assertThat(pass.may(Right.SEE_BOARD)).isTrue();
    assertThat(pass.may(Right.LISTEN)).as("the owner may").isFalse();
    assertThat(pass.signature()).isEqualTo("boris (token wallboard)");
    assertThat(made.secret()).matches("dzv_[A-Za-z0-9_-]{43}");
    assertThat(office.stores.tokens().all().toString() + made + office.memory.trail())
        .doesNotContain(made.secret());
  }

  @Test
  void tokenMayNeverMoreThanItsOwnerMayNow() throws StoreException {
    String secret = made().secret();
    Session olga = office.session("olga");
    Person person = boris.person();

    office.people.change(olga, person.in(Role.AGENT), HOME, at(1));
    assertThat(office.people.token(secret, at(2)).orElseThrow().may(Right.SEE_BOARD)).isFalse();
    office.people.change(olga, person.enabled(false), HOME, at(3));
    assertThat(office.people.token(secret, at(4))).isEmpty();
    office.people.change(olga, person, HOME, at(5));
    assertThat(office.people.token(secret, at(6))).isPresent();
    office.people.resetPassword(olga, "boris", HOME, at(7));
    assertThat(office.people.token(secret, at(8))).as("until the password is changed").isEmpty();
  }

  @Test
  void nobodyMakesATokenForWhatTheyMayNot() throws StoreException {
    assertThat(
            office.people.makeToken(
                boris, "x", Set.of(Right.SEE_BOARD, Right.MANAGE_PEOPLE), TOMORROW, HOME, at(0)))
        .isEqualTo(new TokenMade.Forbidden());
    assertThat(office.lastEntry().act()).isEqualTo(Act.REFUSED);
    assertThat(office.people.makeToken(boris, "x", Set.of(), TOMORROW, HOME, at(0)))
        .isEqualTo(new TokenMade.Forbidden());
  }

  @Test
  void nameIsNeededOnceAndTheTimeHasBounds() throws StoreException {
    made();
    assertThat(office.people.makeToken(boris, "wallboard ", BOARD, TOMORROW, HOME, at(0)))
        .isEqualTo(new TokenMade.BadName());
    assertThat(office.people.makeToken(boris, " ", BOARD, TOMORROW, HOME, at(0)))
        .isEqualTo(new TokenMade.BadName());
    assertThat(office.people.makeToken(boris, "y", BOARD, at(0), HOME, at(0)))
        .isEqualTo(new TokenMade.BadTime());
    assertThat(
            office.people.makeToken(
                boris, "y", BOARD, at(0).plus(Duration.ofDays(366)), HOME, at(0)))
        .isEqualTo(new TokenMade.BadTime());
  }

  @Test
  void expiredAndRevokedTokensOpenNothing() throws StoreException {
    TokenMade.Made made = made();
    assertThat(office.people.token(made.secret(), TOMORROW.minusMillis(1))).isPresent();
    assertThat(office.people.token(made.secret(), TOMORROW)).isEmpty();
    assertThat(office.people.token(made.token().id(), at(1))).isEmpty();

    assertThat(office.people.revokeToken(office.session("anna"), made.token().id(), HOME, at(1)))
        .as("not hers")
        .isFalse();
    assertThat(office.people.token(made.secret(), at(2))).isPresent();
    assertThat(office.people.revokeToken(office.session("olga"), made.token().id(), HOME, at(3)))
        .isTrue();
    assertThat(office.people.token(made.secret(), at(4))).isEmpty();
    assertThat(office.lastEntry())
        .isEqualTo(new AuditEntry(at(3), "olga", HOME, Act.TOKEN_REVOKED, "wallboard", "of boris"));
  }

  @Test
  void lastUseIsWrittenDownToTheMinute() throws StoreException {
    TokenMade.Made made = made();
    assertThat(made.token().lastUsed()).isEmpty();
    office.people.token(made.secret(), at(5));
    office.people.token(made.secret(), at(64));
    assertThat(lastUsed()).contains(at(5));
    office.people.token(made.secret(), at(65));
    assertThat(lastUsed()).contains(at(65));
  }

  private Optional<Instant> lastUsed() throws StoreException {
    return office.people.tokens().getFirst().lastUsed();
  }
}
