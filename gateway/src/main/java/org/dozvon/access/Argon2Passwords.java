package org.dozvon.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.dozvon.people.Passwords;

/**
 * Argon2id (RFC 9106). At most so many are hashed at once, each taking the memory that its
 * parameters say; who waits longer than the patience is told to come again.
 */
public final class Argon2Passwords implements Passwords {
  /** OWASP's password storage cheat sheet: 19 MiB, 2 passes, 1 lane. */
  static final Argon2Hash.Cost OWASP = new Argon2Hash.Cost(19_456, 2, 1);

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Argon2Hash.Cost cost;
  private final Semaphore places;
  private final Duration patience;
  private final SecureRandom random = new SecureRandom();

  /** What is matched when there is no hash: as much work, and never right. */
  private final Argon2Hash nobody;

  /** With OWASP's parameters, two at once, 2 s of patience. */
  public Argon2Passwords() {
    this(OWASP, AT_ONCE, PATIENCE);
  }

  Argon2Passwords(Argon2Hash.Cost cost, int atOnce, Duration patience) {
    this.cost = cost;
    this.places = new Semaphore(atOnce, true);
    this.patience = patience;
    this.nobody = new Argon2Hash(cost, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
  }

  @Override
  public String hash(String password) throws BusyException {
    byte[] salt = randomBytes(SALT_BYTES);
    return new Argon2Hash(cost, salt, work(password, cost, salt, HASH_BYTES)).text();
  }

  @Override
  public boolean matches(String password, Optional<String> hash) throws BusyException {
    Optional<Argon2Hash> stored = hash.flatMap(Argon2Hash::parse);
    Argon2Hash wanted = stored.orElse(nobody);
    byte[] found = work(password, wanted.cost(), wanted.salt(), wanted.hash().length);
    return MessageDigest.isEqual(found, wanted.hash()) && stored.isPresent();
  }

  @Override
  public boolean isOutdated(String hash) {
    return Argon2Hash.parse(hash).map(stored -> !stored.cost().equals(cost)).orElse(true);
  }

  private byte[] work(String password, Argon2Hash.Cost how, byte[] salt, int bytes)
      throws BusyException {
    enter();
    byte[] secret = password.getBytes(StandardCharsets.UTF_8);
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(how.kibibytes())
              .withIterations(how.passes())
              .withParallelism(how.lanes())
              .withSalt(salt)
              .build());
      byte[] hash = new byte[bytes];
      generator.generateBytes(secret, hash);
      return hash;
    } finally {
      Arrays.fill(secret, (byte) 0);
      places.release();
    }
  }

  private void enter() throws BusyException {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BusyException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException();
    }
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
