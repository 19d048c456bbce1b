package org.dozvon.marytts;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** An answer's bytes; one that grows over the limit is given up as an {@link IOException}. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
  private final HttpResponse.BodySubscriber<byte[]> bytes =
      HttpResponse.BodySubscribers.ofByteArray();
  private final long limit;
  private long size;
  private Flow.Subscription subscription;

  /**
   * @param limit in bytes
   */
  LimitedBody(long limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return bytes.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription source) {
    subscription = source;
    bytes.onSubscribe(source);
  }

  @Override
  public void onNext(List<ByteBuffer> piece) {
    size += piece.stream().mapToLong(ByteBuffer::remaining).sum();
    if (size > limit) {
      subscription.cancel();
      bytes.onError(new IOException("an answer of over " + limit + " bytes"));
    } else {
      bytes.onNext(piece);
    }
  }

  @Override
  public void onError(Throwable error) {
    bytes.onError(error);
  }

  @Override
  public void onComplete() {
    bytes.onComplete();
  }
}
