package org.dozvon.journal;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** A database's connections, which a test may cut or hold back. */
final class FlakySource {
  private final DataSource real;
  private volatile boolean isDown;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  FlakySource(Database database) {
    this.real = database.dataSource();
  }

  DataSource source() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              gate.await();
              if (isDown) {
                throw new SQLException("down for the test", "08001");
              }
              return real.getConnection();
            });
  }

  /** From now on there are no connections, or there are again. */
  void down(boolean yes) {
    isDown = yes;
  }

  /** From now on whoever wants a connection waits until the gate is opened. */
  CountDownLatch hang() {
    gate = new CountDownLatch(1);
    return gate;
  }
}
