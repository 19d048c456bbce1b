package org.dozvon.console;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.timeout.IdleStateEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.LookupFailedException;
import org.dozvon.operator.PlainView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's requests, one at a time; each reply but the stream closes the connection.
 * Look-ups run on the executor, everything else on the connection's event loop.
 */
final class HttpRequests extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpRequests.class);
  private static final String CALLS = "/api/calls/";
  private static final String WHY = "/api/why/";

  /** A page elsewhere whose name resolves to loopback would otherwise read calls (rebinding). */
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d{1,5})?");

  private final CallContexts contexts;
  private final EventStreams streams;
  private final Pages pages;
  private final QueueArchive archive;
  private final AgentPosts agents;
  private final ExecutorService lookups;
  private final boolean isLoopback;
  private boolean isTaken;

  HttpRequests(
      CallContexts contexts,
      EventStreams streams,
      Pages pages,
      AgentPosts agents,
      ExecutorService lookups,
      boolean isLoopback) {
    this.contexts = contexts;
    this.streams = streams;
    this.pages = pages;
    this.archive = new QueueArchive(pages.records());
    this.agents = agents;
    this.lookups = lookups;
    this.isLoopback = isLoopback;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (isTaken) {
      return;
    }
    isTaken = true;
    Optional<FullHttpResponse> refusal = refusal(request);
    if (refusal.isPresent()) {
      reply(context.channel(), refusal.get());
      return;
    }
    route(context.channel(), request);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent) {
      ChannelFuture unused = context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("HTTP connection {} closed", context.channel().remoteAddress(), cause);
    ChannelFuture unused = context.close();
  }

  private Optional<FullHttpResponse> refusal(FullHttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return Optional.of(
          Replies.error(
              HttpResponseStatus.BAD_REQUEST,
              "not HTTP, or longer than a URL of 2048 and headers of 8192 bytes"));
    }
    String host = request.headers().get(HttpHeaderNames.HOST, "");
    if (isLoopback && !LOOPBACK_HOST.matcher(host).matches()) {
      return Optional.of(
          Replies.error(HttpResponseStatus.FORBIDDEN, "Host is not this machine's loopback"));
    }
    if (AgentPosts.isMeant(request)) {
      return agents.refusal(request);
    }
    if (!request.method().equals(HttpMethod.GET)) {
      FullHttpResponse reply =
          Replies.error(HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET is understood");
      reply.headers().set(HttpHeaderNames.ALLOW, "GET");
      return Optional.of(reply);
    }
    return Optional.empty();
  }

  private void route(Channel channel, FullHttpRequest request) {
    String path = request.uri().replaceAll("[?#].*", "");
    boolean wantsPlainText =
        request.headers().get(HttpHeaderNames.ACCEPT, "").contains("text/plain");
    if (AgentPosts.isMeant(request)) {
      String body = request.content().toString(StandardCharsets.UTF_8);
      lookUp(channel, () -> agents.answer(path, body));
    } else if (path.startsWith(CALLS)) {
      String id = path.substring(CALLS.length());
      lookUp(channel, () -> call(id));
    } else if (path.equals("/health")) {
      lookUp(channel, () -> health(pages.health(), wantsPlainText));
    } else if (path.equals("/health/live")) {
      lookUp(channel, () -> health(pages.life(), wantsPlainText));
    } else if (path.equals("/hotlines")) {
      lookUp(channel, () -> Replies.json(HttpResponseStatus.OK, pages.hotlines().get()));
    } else if (path.equals("/api/queues")) {
      lookUp(channel, () -> Replies.json(HttpResponseStatus.OK, pages.queues().get()));
    } else if (path.equals("/metrics")) {
      lookUp(channel, () -> Replies.metrics(pages.metrics().get()));
    } else if (path.startsWith(WHY)) {
      lookUp(channel, () -> archive.story(path.substring(WHY.length())));
    } else if (path.startsWith(QueueArchive.PATH)) {
      lookUp(channel, () -> archive.answer(request.uri()));
    } else if (path.equals("/api/events")) {
      channel.pipeline().remove("idle");
      streams.open(channel);
    } else if (path.equals("/")) {
      reply(channel, Replies.page());
    } else {
      reply(channel, Replies.error(HttpResponseStatus.NOT_FOUND, "nothing is here; see /"));
    }
  }

  private void lookUp(Channel channel, Supplier<FullHttpResponse> answer) {
    lookups.execute(
        () -> {
          try {
            reply(channel, answer.get());
          } catch (LookupFailedException e) {
            LOG.warn("{}", e.getMessage());
            reply(
                channel, Replies.error(HttpResponseStatus.SERVICE_UNAVAILABLE, "database is down"));
          } catch (RuntimeException e) {
            LOG.error("HTTP request failed", e);
            reply(
                channel,
                Replies.error(HttpResponseStatus.INTERNAL_SERVER_ERROR, "failed; see the log"));
          }
        });
  }

  private FullHttpResponse call(String id) {
    Optional<CallContext> context = callId(id).flatMap(contexts::find);
    return context
        .map(known -> Replies.json(HttpResponseStatus.OK, PlainView.of(known)))
        .orElseGet(() -> Replies.error(HttpResponseStatus.NOT_FOUND, "no such call"));
  }

  private static Optional<CallId> callId(String text) {
    try {
      return Optional.of(new CallId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static FullHttpResponse health(Supplier<Map<String, Object>> asked, boolean asText) {
    Map<String, Object> status = asked.get();
    HttpResponseStatus code =
        "up".equals(status.get("status"))
            ? HttpResponseStatus.OK
            : HttpResponseStatus.SERVICE_UNAVAILABLE;
    if (!asText) {
      return Replies.json(code, status);
    }
    StringBuilder lines = new StringBuilder();
    status.forEach((name, value) -> lines.append(name).append(": ").append(value).append('\n'));
    return Replies.text(code, lines.toString());
  }

  private static void reply(Channel channel, FullHttpResponse reply) {
    reply.headers().set(HttpHeaderNames.CONNECTION, "close");
    channel.writeAndFlush(reply).addListener(ChannelFutureListener.CLOSE);
  }
}
